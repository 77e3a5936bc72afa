package org.cfgmgr.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryTreeTest {
  @TempDir Path root;

  @Test
  void read_trimsTheEnd() throws IOException {
    write("sys/bus/a", "  text\n\0\0");

    assertThat(tree().read("sys/bus/a")).contains("  text");
  }

  @Test
  void read_ofWhatIsNoFile_isEmpty() throws IOException {
    write("sys/bus/a", "x");

    assertThat(tree().read("sys/none")).isEmpty();
    assertThat(tree().read("sys/bus")).isEmpty();
    assertThat(tree().read("sys/bus/a/b")).isEmpty();
  }

  @Test
  void read_thatTheKernelRefuses_isEmpty() {
    // The first page of no process is mapped: EIO, as many files of sysfs answer.
    assertThat(new DirectoryTree(Path.of("/")).read("proc/self/mem")).isEmpty();
  }

  @Test
  void read_ofAHugeFile_isBounded() throws IOException {
    write("sys/bus/a", "x".repeat(200_000));

    assertThat(tree().read("sys/bus/a").orElseThrow()).hasSize(SysText.LIMIT);
  }

  @Test
  void list_isSorted() throws IOException {
    write("sys/bus/b", "x");
    write("sys/bus/a", "x");

    assertThat(tree().list("sys/bus")).containsExactly("a", "b");
    assertThat(tree().list("sys/none")).isEmpty();
    assertThat(tree().list("sys/bus/a")).isEmpty();
  }

  @Test
  void root_thatIsSysItself_answersToTheSamePaths() throws IOException {
    write("sys/bus/a", "x");
    DirectoryTree tree = new DirectoryTree(root.resolve("sys"));

    assertThat(tree.list("sys")).containsExactly("bus");
    assertThat(tree.read("sys/bus/a")).contains("x");
  }

  @Test
  void link_isResolvedInTheTree() throws IOException {
    link("sys/bus/pci/devices/x", "../../../devices/x");
    link("sys/out", "../../../x");

    assertThat(tree().link("sys/bus/pci/devices/x")).contains("sys/devices/x");
    assertThat(tree().link("sys/out")).isEmpty();
    assertThat(tree().link("sys/none")).isEmpty();
  }

  @Test
  void recording_withLinksToOurFiles_showsNone() throws IOException {
    Path host = Files.createDirectories(root.resolve("host"));
    Path secret = Files.writeString(host.resolve("f"), "s");
    write("rec/sys/bus/x", "x");
    link("rec/sys/direct", secret.toString());
    link("rec/sys/above", host.toString());
    DirectoryTree recording = new DirectoryTree(root.resolve("rec"));

    assertThat(recording.read("sys/direct")).isEmpty();
    assertThat(recording.read("sys/above/f")).isEmpty();
    assertThat(recording.list("sys/above")).isEmpty();
  }

  @Test
  void recording_withLoopsOfLinks_isScanned() throws IOException {
    link("sys/bus/pci/devices/a", "a");
    link("sys/bus/pci/devices/b", "../../../devices/b");
    link("sys/devices/b", "../devices/b");

    DeviceTree devices = new ScannedHardware(tree(), Scanners.standard(), false, "x").scan();

    assertThat(devices.all()).filteredOn(d -> d.bus().equals("pci")).hasSize(2);
    assertThat(devices.problems())
        .containsExactly(
            "sys/bus/pci/devices/a: leads to sys/bus/pci/devices/a, which is no device");
  }

  @Test
  void recording_withAPipe_doesNotWaitForIt() throws Exception {
    Files.createDirectories(root.resolve("sys/bus"));
    Process made = new ProcessBuilder("mkfifo", root.resolve("sys/bus/uevent").toString()).start();
    assertThat(made.waitFor()).isZero();

    assertThat(tree().read("sys/bus/uevent")).isEmpty();
  }

  private DirectoryTree tree() {
    return new DirectoryTree(root);
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void link(String path, String target) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.createSymbolicLink(file, Path.of(target));
  }
}

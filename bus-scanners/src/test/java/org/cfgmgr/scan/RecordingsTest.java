package org.cfgmgr.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingsTest {
  @TempDir Path directory;
  private Path recording;

  @BeforeEach
  void copyRecording() throws IOException {
    recording = directory.resolve("microvm.tar.xz");
    try (InputStream in = RecordingsTest.class.getResourceAsStream("microvm.tar.xz")) {
      Files.copy(in, recording);
    }
  }

  @Test
  void recording_ofAMicrovm_showsItsDevices() {
    Hardware hardware = Recordings.open(recording);
    DeviceTree tree = hardware.scan();
    Map<String, Integer> counts = new TreeMap<>();
    tree.all().forEach(device -> counts.merge(device.bus(), 1, Integer::sum));

    assertThat(hardware.live()).isFalse();
    assertThat(hardware.describe()).isEqualTo(recording.toString());
    assertThat(tree.problems()).isEmpty();
    assertThat(counts)
        .containsEntry("pci", 6)
        .containsEntry("pci_root", 1)
        .containsEntry("virtio", 5)
        .containsEntry("acpi", 41)
        .containsEntry("cpu", 2)
        .containsEntry("memory", 193)
        .containsEntry("block", 10)
        .containsEntry("net", 4)
        .containsEntry("system", 1);
    assertThat(tree.all().stream().map(d -> d.fact(Fact.UNIQUE_ID))).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(strings = {"again.tar", "again.tar.gz", "again.tar.xz", "again.tar.zst"})
  void recording_ofARecording_isEqual(String name) {
    SysTree machine = ((ScannedHardware) Recordings.open(recording)).tree();

    DeviceTree recorded = Recorder.record(machine, directory.resolve(name));

    assertThat(all(Recordings.open(directory.resolve(name)).scan()))
        .isEqualTo(all(recorded))
        .isEqualTo(all(Recordings.open(recording).scan()));
  }

  @Test
  void recording_ofThisMachine_isEqual() {
    assumeThat(Files.isDirectory(Path.of("/sys/bus"))).isTrue();
    Path file = directory.resolve("live.tar.zst");

    List<Device> recorded = all(Recorder.record(file));

    assertThat(all(Recordings.open(file).scan())).isEqualTo(recorded);
  }

  @Test
  void recording_holdsOnlyWhatScannersName() throws IOException {
    TestingTree machine =
        TestingTree.create()
            .device("pci", "/devices/pci0000:00/0000:00:03.0", "PCI_ID=1:2", "vendor=0x0001")
            .file("sys/devices/pci0000:00/0000:00:03.0/rom", "x")
            .file("sys/devices/pci0000:00/0000:00:03.0/resource0", "x")
            .file("sys/class/zram-control/hot_add", "1");
    RecordingTree recorded = new RecordingTree(machine.sys());
    Recorder.record(recorded, directory.resolve("x.tar"));

    assertThat(recorded.entries().keySet())
        .contains("sys/devices/pci0000:00/0000:00:03.0/vendor")
        .noneMatch(path -> path.matches(".*(rom|resource0|hot_add)"));
  }

  @Test
  void recording_holdsWhatTellsOfTheMachine() throws IOException {
    Path root =
        TestingTree.create()
            .device("pci", "/devices/a/b", "PCI_ID=1:2")
            .file(MachineFiles.LOCKDOWN, "[none] integrity")
            .file("sys/kernel/notes", "x")
            .writeTo(directory.resolve("machine"));
    Path variable = root.resolve(MachineFiles.SECURE_BOOT);
    Files.createDirectories(variable.getParent());
    Files.write(variable, new byte[] {6, 0, 0, 0, 1});
    Path file = directory.resolve("machine.tar.gz");
    Recorder.record(new DirectoryTree(root), file);
    SysTree recorded = Recordings.open(file).files();

    assertThat(recorded.read(MachineFiles.SECURE_BOOT)).hasValue("0600000001");
    assertThat(recorded.read(MachineFiles.LOCKDOWN)).hasValue("[none] integrity");
    assertThat(recorded.read("sys/kernel/notes")).isEmpty();
    assertThat(Recordings.open(root).files().read(MachineFiles.SECURE_BOOT)).hasValue("0600000001");
  }

  @Test
  void recording_isReadableByItsOwnerOnly() throws IOException {
    Path file = directory.resolve("x.tar");
    Recorder.record(TestingTree.create().device("pci", "/devices/a/b").sys(), file);

    assertThat(
            java.nio.file.attribute.PosixFilePermissions.toString(
                Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void recording_thatCannotBeWritten_leavesNothing() throws IOException {
    SysTree machine = TestingTree.create().device("pci", "/devices/a/b").sys();
    Path taken = directory.resolve("taken.tar");
    Files.createDirectories(taken.resolve("inner"));

    assertThatThrownBy(() -> Recorder.record(machine, taken))
        .isInstanceOf(HardwareException.class)
        .hasMessageStartingWith(taken + ": cannot be written: ");
    assertThatThrownBy(() -> Recorder.record(machine, directory.resolve("none/x.tar")))
        .isInstanceOf(HardwareException.class)
        .hasMessageStartingWith(directory.resolve("none/x.tar") + ": cannot be written: ");
    try (Stream<Path> left = Files.list(directory)) {
      assertThat(left).containsExactlyInAnyOrder(recording, taken);
    }
  }

  @Test
  void recording_ofUnknownPacking_isRefused() {
    Path file = directory.resolve("x.zip");

    assertThatThrownBy(() -> Recorder.record(file))
        .isInstanceOf(HardwareException.class)
        .hasMessage(
            file
                + ": the name must end in .tar, .tar.gz, .tar.xz or .tar.zst,"
                + " which says how to pack");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sys/", "./sys/", "folder/sys/", "./folder/sys/", ""})
  void archive_withAnyPrefix_isTheSameMachine(String prefix) {
    Path file =
        new TestingTar()
            .link(prefix + "bus/pci/devices/0000:00:03.0", "../../../devices/a/0000:00:03.0")
            .file(prefix + "devices/a/0000:00:03.0/uevent", "PCI_ID=8086:100E\nPCI_CLASS=20000\n")
            .writeTo(directory.resolve("x.tar"));

    assertThat(Recordings.open(file).scan().get("/devices/a/0000:00:03.0").orElseThrow())
        .extracting(device -> device.fact(Fact.PCI_ID))
        .isEqualTo("8086100e");
  }

  @Test
  void directory_andItsSys_areTheSameMachine() {
    Path root =
        TestingTree.create()
            .device("pci", "/devices/a/0000:00:03.0", "PCI_ID=8086:100E")
            .writeTo(directory.resolve("unpacked"));

    assertThat(all(Recordings.open(root).scan()))
        .isEqualTo(all(Recordings.open(root.resolve("sys")).scan()))
        .hasSize(3);
  }

  @Test
  void path_withoutAMachine_isRefused() throws IOException {
    Path none = directory.resolve("none");
    Path empty = Files.createDirectory(directory.resolve("empty"));
    Path tar = new TestingTar().file("etc/passwd", "x").writeTo(directory.resolve("x.tar"));

    assertThatThrownBy(() -> Recordings.open(none))
        .isInstanceOf(HardwareException.class)
        .hasMessage(none + ": no such file or directory");
    for (Path path : List.of(empty, tar)) {
      assertThatThrownBy(() -> Recordings.open(path))
          .isInstanceOf(HardwareException.class)
          .hasMessage(path + ": holds no sys/bus, so there is no device to see");
    }
  }

  @Test
  void thisMachine_isLive() {
    assumeThat(Files.isDirectory(Path.of("/sys/bus"))).isTrue();
    Hardware machine = Hardware.thisMachine();

    assertThat(machine.live()).isTrue();
    assertThat(machine.describe()).isEqualTo("this machine");
    assertThat(machine.scan().get("/devices")).isPresent();
  }

  private static List<Device> all(DeviceTree tree) {
    return new ArrayList<>(tree.all());
  }
}

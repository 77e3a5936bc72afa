package org.cfgmgr.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveTreeTest {
  private static final ArchiveTree.Limits SMALL = new ArchiveTree.Limits(1 << 20, 20, 100);

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource(Compression.class)
  void archive_inAnyPacking_isToldByItsBytes(Compression packing) throws IOException {
    Path file = directory.resolve("without-suffix");
    try (OutputStream out = packing.pack(Files.newOutputStream(file))) {
      out.write(good().bytes());
    }

    SysTree tree = read(file);

    assertThat(tree.list("sys")).containsExactly("a", "bus", "link");
    assertThat(tree.read("sys/bus/uevent")).contains("DRIVER=x");
    assertThat(tree.read("sys/bus/other")).isEmpty();
    assertThat(tree.link("sys/link")).contains("sys/bus");
    assertThat(tree.read("sys/link/uevent")).isEmpty();
    assertThat(tree.read("sys/a/uevent")).contains("DRIVER=x");
  }

  @ParameterizedTest
  @CsvSource({
    "sys/../../etc/uevent, has '..' in its name",
    "/etc/uevent, has an absolute name",
  })
  void file_thatClimbs_isRefused(String name, String why) {
    refuses(new TestingTar().file(name, "x"), "entry '" + name + "' " + why);
  }

  @Test
  void link_thatLeavesTheRoot_isRefused() {
    refuses(
        new TestingTar().link("sys/a", "../../etc"),
        "entry 'sys/a' leads out of the tree, to '../../etc'");
    refuses(
        new TestingTar().link("sys/a", "/etc/passwd"),
        "entry 'sys/a' is a link to the absolute path '/etc/passwd'");
    refuses(new TestingTar().hardLink("sys/a", "../etc"), "entry 'sys/a' has '..' in its name");
    refuses(new TestingTar().hardLink("sys/a", "/etc"), "entry 'sys/a' has an absolute name");
  }

  @Test
  void entry_belowALink_isRefused() {
    refuses(
        new TestingTar().link("sys/a", "b").file("sys/a/uevent", "x"),
        "entry 'sys/a/uevent' stands below 'sys/a', which is no directory");
  }

  @Test
  void entry_thatIsThereTwice_isRefused() {
    refuses(
        new TestingTar().file("sys/uevent", "x").file("./sys/uevent", "y"),
        "entry './sys/uevent' is there twice");
  }

  @Test
  void entry_withControlCharacters_isRefused() {
    refuses(
        new TestingTar().file("sys/a\u001b[2J", "x"),
        "entry 'sys/a [2J' has control characters in its name");
  }

  @Test
  void attribute_ofAbsurdSize_isRefused() {
    refuses(
        new TestingTar().file("sys/uevent", "x".repeat(101)),
        "entry 'sys/uevent' has 101 bytes, more than the 100 an attribute may have");
  }

  @Test
  void archive_withAbsurdlyManyEntries_isRefused() {
    TestingTar tar = new TestingTar();
    for (int i = 0; i < 21; i++) {
      tar.file("sys/f" + i, "");
    }

    refuses(tar, "holds more than 20 entries");
  }

  @Test
  void archive_thatUnpacksToTooMuch_isRefused() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = Compression.XZ.pack(packed)) {
      out.write(new TestingTar().file("sys/config", "\0".repeat(5 << 20)).bytes());
    }
    Path file = Files.write(directory.resolve("bomb"), packed.toByteArray());

    assertThat(packed.size()).isLessThan(10_000);
    refuses(file, "cannot be read after entry 'sys/config': it unpacks to more than 1048576 bytes");
  }

  @Test
  void name_ofAbsurdLength_isRefused() {
    refuses(
        new TestingTar().file("sys/" + "n".repeat(16_500), ""),
        "cannot be read: a name is absurdly long");
    refuses(
        new TestingTar().file("n/".repeat(2_500), ""),
        "entry 'n/n/n/n/n/n/n/n/n/n/n/n/n/n/n/n/n/n/n/n/...' has a name that no file can have");
  }

  @ParameterizedTest
  @ValueSource(bytes = {TarConstants.LF_CHR, TarConstants.LF_BLK, TarConstants.LF_FIFO})
  void specialFile_isPassedOver(byte kind) {
    Path file =
        new TestingTar().special("sys/uevent", kind).file("sys/x", "").writeTo(at("special"));

    assertThat(read(file).list("sys")).containsExactly("x");
  }

  @ParameterizedTest
  @ValueSource(ints = {700, 1024, 1536, 2048})
  void archive_cutAnywhere_isRefused(int length) throws IOException {
    byte[] whole = new TestingTar().file("sys/uevent", "x").file("sys/other", "y").bytes();
    Path file = Files.write(at("cut"), Arrays.copyOf(whole, length));

    assertThatThrownBy(() -> read(file))
        .isInstanceOf(HardwareException.class)
        .hasMessageStartingWith(file + ": is cut short")
        .hasMessageEndingWith("; copy it again");
  }

  @ParameterizedTest
  @EnumSource(value = Compression.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void packedArchive_cutOrBroken_isRefused(Compression packing) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = packing.pack(packed)) {
      out.write(good().bytes());
    }
    byte[] whole = packed.toByteArray();
    for (int length : new int[] {7, whole.length / 2, whole.length - 5}) {
      Path file = Files.write(at("cut" + length), Arrays.copyOf(whole, length));

      assertThatThrownBy(() -> read(file))
          .isInstanceOf(HardwareException.class)
          .hasMessageStartingWith(file + ": ");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"hello", "PK\u0003\u0004"})
  void file_thatIsNoArchive_isRefused(String content) throws IOException {
    Path file = Files.writeString(at("not-tar"), content + "\u0001".repeat(content.length() * 300));

    refuses(
        file,
        "is no tar archive (plain, or packed with gzip, xz or zstd), nor text that lists devices");
  }

  private Path at(String name) {
    return directory.resolve(name);
  }

  private static TestingTar good() {
    return new TestingTar()
        .directory("./sys")
        .file("./sys/bus/uevent", "DRIVER=x\n\0\0\0")
        .file("./sys/bus/other", "ignored")
        .hardLink("./sys/a/uevent", "./sys/bus/uevent")
        .link("./sys/link", "bus");
  }

  private static SysTree read(Path file) {
    return ArchiveTree.read(file, Set.of("uevent"), SMALL);
  }

  private void refuses(TestingTar tar, String why) {
    refuses(tar.writeTo(at("hostile")), why);
  }

  private static void refuses(Path file, String why) {
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(HardwareException.class)
        .hasMessage(file + ": " + why);
  }
}

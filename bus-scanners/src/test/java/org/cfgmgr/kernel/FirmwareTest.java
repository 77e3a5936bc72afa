package org.cfgmgr.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FirmwareTest {
  private static final String NAME = "bnx2/bnx2-mips-06-6.2.3.fw";

  @TempDir private Path root;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lib/firmware/",
        "usr/lib/firmware/",
        "lib/firmware/updates/",
        "lib/firmware/" + FakeSystem.RELEASE + "/",
        "lib/firmware/updates/" + FakeSystem.RELEASE + "/"
      })
  void file_isFoundWhereTheKernelLooks(String place) {
    new FakeSystem(root).file(place + NAME, "x");

    assertThat(open().find(NAME)).contains(root.resolve(place + NAME));
  }

  @ParameterizedTest
  @ValueSource(strings = {".xz", ".zst"})
  void packedFile_isPresent(String suffix) {
    new FakeSystem(root).file("lib/firmware/" + NAME + suffix, "x");

    assertThat(open().present(NAME)).isTrue();
  }

  @Test
  void packingThatTheKernelDoesNotKnow_isNotPresent() {
    new FakeSystem(root)
        .file("boot/config-" + FakeSystem.RELEASE, "# CONFIG_FW_LOADER_COMPRESS_ZSTD is not set\n")
        .file("lib/firmware/" + NAME + ".zst", "x");

    assertThat(open().present(NAME)).isFalse();
  }

  @Test
  void plainFile_goesBeforeAPackedOne_andUpdatesBeforeBoth() {
    FakeSystem system =
        new FakeSystem(root)
            .file("lib/firmware/" + NAME, "x")
            .file("lib/firmware/" + NAME + ".xz", "x");
    assertThat(open().find(NAME)).contains(root.resolve("lib/firmware/" + NAME));

    system.file("lib/firmware/updates/" + NAME + ".xz", "x");
    assertThat(open().find(NAME)).contains(root.resolve("lib/firmware/updates/" + NAME + ".xz"));
  }

  @Test
  void pathOfTheCommandLine_goesFirst() {
    new FakeSystem(root).file("opt/fw/" + NAME, "x").file("lib/firmware/" + NAME, "x");

    Firmware firmware =
        Firmware.of(root, FakeSystem.RELEASE, "quiet firmware_class.path=/opt/fw root=/dev/sda1");

    assertThat(firmware.find(NAME)).contains(root.resolve("opt/fw/" + NAME));
  }

  @Test
  void linkOfAnImage_staysInTheImage() {
    new FakeSystem(root)
        .link("lib", "/usr/lib")
        .file("usr/lib/firmware/real.fw", "x")
        .link("usr/lib/firmware/link.fw", "/lib/firmware/real.fw")
        .link("usr/lib/firmware/dangling.fw", "/etc/passwd");

    assertThat(open().present("link.fw")).isTrue();
    assertThat(open().present("dangling.fw")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"brcm/brcmfmac*-sdio.*.txt", "*/brcmfmac43430-sdio.??.txt"})
  void nameWithWildcards_isPresentWhereAFileMatches(String name) {
    new FakeSystem(root).file("lib/firmware/brcm/brcmfmac43430-sdio.AP.txt.xz", "x");

    assertThat(open().find(name))
        .contains(root.resolve("lib/firmware/brcm/brcmfmac43430-sdio.AP.txt.xz"));
  }

  @Test
  void nothingThatMatches_isAbsent() {
    new FakeSystem(root).file("lib/firmware/brcm/other.bin", "x").directory("lib/firmware/" + NAME);

    assertThat(open().present("brcm/brcmfmac*-sdio.*.txt")).isFalse();
    assertThat(open().present(NAME)).isFalse();
    assertThat(open().present("")).isFalse();
  }

  private Firmware open() {
    return Firmware.of(root, FakeSystem.RELEASE);
  }
}

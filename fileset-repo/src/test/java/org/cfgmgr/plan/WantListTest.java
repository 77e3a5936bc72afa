package org.cfgmgr.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.cfgmgr.kernel.Root;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WantListTest {
  private static final String TEXT =
      """
      # What a machine needs, by cfgmgr --want-list. On a machine with a network:
      #   cfgmgr --fetch-for THIS-FILE DIR
      Distribution: debian
      Release: bookworm
      Architectures: amd64 i386
      Components: main non-free-firmware
      Packages: linux-image-amd64:linux-image-6.1.0-56-amd64 firmware-bnx2

      Package: libc6
      Architecture: amd64
      Multi-Arch: same
      Version: 2.36-9
      Provides: libc6-2.36,
       libc6-more
      Depends: libgcc-s1

      Package: mawk
      Status: hold ok installed
      Version: 1.3

      """;

  @TempDir private Path root;

  private WantList list() throws IOException {
    file("var/lib/dpkg/arch", "amd64\ni386\n");
    file(
        "var/lib/dpkg/status",
        """
        Package: libc6
        Status: install ok installed
        Priority: optional
        Architecture: amd64
        Multi-Arch: same
        Version: 2.36-9
        Provides: libc6-2.36,
         libc6-more
        Depends: libgcc-s1
        Description: the library
         Version: of nothing

        Package: gone
        Status: deinstall ok config-files
        Version: 1

        Package: mawk
        Status: hold ok installed
        Version: 1.3
        """);
    return WantList.of(
        new Root(root),
        "debian",
        "bookworm",
        Set.of("non-free-firmware", "main"),
        new DevicePackages(
            List.of(
                List.of("linux-image-amd64", "linux-image-6.1.0-56-amd64"),
                List.of("firmware-bnx2"))));
  }

  private void file(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static void assertWrong(String text, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WantList.parse("want", text))
        .withMessage(message + "; make the list again: cfgmgr --want-list > FILE");
  }

  @Test
  void system_givesOnlyWhatDependenciesHangOn() throws IOException {
    assertThat(list().text()).isEqualTo(TEXT);
  }

  @Test
  void text_isReadAsItWasWritten() throws IOException {
    assertThat(WantList.parse("want", TEXT)).isEqualTo(list());
  }

  @Test
  void status_isAsDpkgHasIt() {
    assertThat(WantList.parse("want", TEXT).status())
        .isEqualTo(
            """
            Package: libc6
            Architecture: amd64
            Multi-Arch: same
            Version: 2.36-9
            Provides: libc6-2.36,
             libc6-more
            Depends: libgcc-s1
            Status: install ok installed

            Package: mawk
            Status: hold ok installed
            Version: 1.3

            """);
  }

  @Test
  void otherText_isNoWantList() {
    assertWrong("", "want: has no Architectures");
    assertWrong("#!/bin/sh\nreboot\n", "want:2: 'reboot' is not of a want list");
    assertWrong(TEXT.replace("Release: bookworm\n", ""), "want: has no Release");
    assertWrong(TEXT.replace("bookworm", ""), "want: Release is empty");
  }

  @Test
  void whatWouldBecomeSettings_isRefused() {
    assertWrong(
        TEXT.replace("amd64 i386", "amd64\";Dir::Bin::dpkg"),
        "want:5: 'amd64\";Dir::Bin::dpkg' cannot stand in Architectures");
    assertWrong(
        TEXT.replace("Version: 2.36-9", "Run: x"),
        "want:12: 'Run: x' is not of an installed package");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WantList.parse("want", TEXT.replace("firmware-bnx2", "-oDir=/")))
        .withMessageStartingWith("want: Packages:2: '-oDir=/' is no name of a package");
  }
}

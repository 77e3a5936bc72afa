package org.cfgmgr.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cfgmgr.catalogue.MadeDeb;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageIndexTest {
  @TempDir private Path dir;

  private void deb(String file, String name, String architecture) throws IOException {
    MadeDeb made = new MadeDeb(name, "1-2").control("Architecture", architecture);
    Files.createDirectories(dir.resolve(file).getParent());
    Files.write(dir.resolve(file), made.file("opt/" + name, new byte[] {1}).bytes());
  }

  @Test
  void packagesBelow_withPlaceSizeAndDigest() throws IOException {
    deb("b.deb", "b", "amd64");
    deb("sub/a.deb", "a", "all");

    String index = PackageIndex.of(dir, "amd64");

    assertThat(index)
        .contains("Package: b\n")
        .contains("Filename: ./packages/b.deb\nSize: " + Files.size(dir.resolve("b.deb")) + "\n")
        .contains("Filename: ./packages/sub/a.deb\n")
        .containsPattern("SHA256: [0-9a-f]{64}\n\n");
  }

  @Test
  void otherArchitectures_areLeftOut() throws IOException {
    deb("a.deb", "a", "arm64");

    assertThatExceptionOfType(SourceException.class)
        .isThrownBy(() -> PackageIndex.of(dir, "amd64"))
        .withMessage(
            dir
                + ": a.deb is for arm64; this system is amd64\n"
                + "name a directory with .deb files of this system's architecture");
    deb("b.deb", "b", "amd64");
    assertThat(PackageIndex.of(dir, "amd64")).contains("Package: b").doesNotContain("Package: a");
  }

  @Test
  void damagedPackage_isNamed() throws IOException {
    Files.writeString(dir.resolve("a.deb"), "rubbish");

    assertThatExceptionOfType(SourceException.class)
        .isThrownBy(() -> PackageIndex.of(dir, "amd64"))
        .withMessageStartingWith(dir.resolve("a.deb") + ": cannot be read as a Debian package: ")
        .extracting(SourceException::trouble)
        .isEqualTo(Trouble.DAMAGED);
  }

  @Test
  void emptyDirectory_saysSo() {
    assertThatExceptionOfType(SourceException.class)
        .isThrownBy(() -> PackageIndex.of(dir, "amd64"))
        .withMessageStartingWith(dir + " holds no packages\n");
  }

  @Test
  void checksums_mustHold() throws IOException {
    deb("a.deb", "a", "amd64");
    String sums = Checksums.text(List.of(dir.resolve("a.deb")));
    assertThat(sums).matches("[0-9a-f]{64}  a\\.deb\n");
    Files.writeString(dir.resolve("SHA256SUMS"), sums);
    assertThat(PackageIndex.of(dir, "amd64")).contains("SHA256: " + sums.substring(0, 64) + "\n");

    Files.writeString(dir.resolve("SHA256SUMS"), "00" + sums.substring(2));
    assertThatExceptionOfType(SourceException.class)
        .isThrownBy(() -> PackageIndex.of(dir, "amd64"))
        .withMessage(dir.resolve("a.deb") + ": is not what SHA256SUMS says\nfetch it again");
  }
}

package org.cfgmgr.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueBuilderTest {
  @TempDir private Path directory;

  @Test
  void sameInput_givesTheSameBytes() throws IOException {
    byte[] one = MadeDistribution.in(directory.resolve("one/from")).builder().build();
    Path other = directory.resolve("other/from");
    MadeDistribution again = MadeDistribution.in(other);
    try (Stream<Path> files = Files.walk(other)) {
      for (Path file : files.toList()) {
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));
      }
    }

    assertThat(again.builder().build()).isEqualTo(one);
  }

  @Test
  void layoutOfAnArchive_isTakenAsWellAsApts() throws IOException {
    MadeDistribution made = MadeDistribution.in(directory.resolve("from"));
    byte[] apts = made.builder().build();
    move("lists/archive.example_debian_dists_bookworm_InRelease", "dists/bookworm/InRelease");
    for (String component : new String[] {"main", "non-free-firmware", "non-free"}) {
      move(
          "lists/archive.example_debian_dists_bookworm_" + component + "_binary-amd64_Packages",
          "dists/bookworm/" + component + "/binary-amd64/Packages");
    }
    move(
        "lists/archive.example_debian_dists_bookworm_non-free-firmware_Contents-all",
        "dists/bookworm/non-free-firmware/Contents-all");
    move(
        "lists/archive.example_debian_dists_bookworm_main_dep11_Components-amd64.yml",
        "dists/bookworm/main/dep11/Components-amd64.yml");

    assertThat(made.builder().build()).isEqualTo(apts);
  }

  @Test
  void kernelAlone_isACatalogueThatSaysWhatItLacks() {
    MadeDistribution made = new MadeDistribution(directory.resolve("from"));
    made.file(
        "kernel.deb",
        new MadeDeb("linux-image-6.12.0-1-arm64", "6.12-1")
            .control("Section", "non-free/kernel")
            .control("Installed-Size", "7")
            .module("6.12.0-1-arm64", "kernel/a.ko", "alias=of:N*T*Cacme,a", "firmware=a.bin")
            .bytes());

    Catalogue catalogue = made.catalogue();

    assertThat(catalogue.kernels())
        .singleElement()
        .satisfies(
            kernel -> {
              assertThat(kernel.meta()).isEqualTo("linux-image-6.12.0-1-arm64");
              assertThat(kernel.software().component()).isEqualTo("non-free");
              assertThat(kernel.software().installedBytes()).isEqualTo(7 * 1024);
              assertThat(catalogue.firmware("a", kernel)).containsExactly("a.bin");
            });
    assertThat(catalogue.distribution()).isEmpty();
    assertThat(catalogue.lacks())
        .containsExactly(
            "no Packages: sizes and components are not known",
            "no Contents, no DEP-11 and no firmware package: firmware cannot be found in packages",
            "no Contents: firmware is found only in packages that DEP-11 lists or that were at hand",
            "no DEP-11: packages that name their devices there",
            "no nvidia-detect: which NVIDIA cards the driver package is for");
  }

  @Test
  void emptyDirectory_isACatalogueOfNothing() throws IOException {
    Files.createDirectories(directory.resolve("from"));

    Catalogue catalogue = new MadeDistribution(directory.resolve("from")).catalogue();

    assertThat(catalogue.kernels()).isEmpty();
    assertThat(catalogue.lacks()).hasSize(6);
  }

  @Test
  void absentDep11AndContents_areSaid() {
    MadeDistribution made = MadeDistribution.in(directory.resolve("from"));
    made.without("lists/archive.example_debian_dists_bookworm_main_dep11_Components-amd64.yml");
    made.without("lists/archive.example_debian_dists_bookworm_non-free-firmware_Contents-all");
    made.file(
        "debs/firmware-bnx2.deb",
        new MadeDeb("firmware-bnx2", "20230210-5")
            .file("lib/firmware/bnx2/a.fw", "x")
            .link("usr/lib/firmware/bnx2/link.fw", "a.fw")
            .bytes());

    Catalogue catalogue = made.catalogue();

    assertThat(catalogue.packageOf("bnx2/a.fw")).isEqualTo(catalogue.packageOf("bnx2/link.fw"));
    assertThat(catalogue.packageOf("bnx2/a.fw").orElseThrow().component())
        .isEqualTo("non-free-firmware");
    assertThat(catalogue.lacks())
        .containsExactly(
            "no Contents: firmware is found only in packages that DEP-11 lists or that were at hand",
            "no DEP-11: packages that name their devices there");
  }

  @Test
  void newestVersionOfAPackage_counts() {
    MadeDistribution made = MadeDistribution.in(directory.resolve("from"));
    for (String version : new String[] {"20230210-5+deb12u1", "20230210-5~deb12u1"}) {
      made.file(
          "lists/x_dists_" + version.charAt(10) + "_non-free-firmware_binary-amd64_Packages",
          "Package: firmware-bnx2\nVersion: " + version + "\nSize: 5\n");
    }

    assertThat(made.catalogue().software("firmware-bnx2").orElseThrow().version())
        .isEqualTo("20230210-5+deb12u1");
  }

  @Test
  void unsignedAndOlderKernels_areLeftOut() {
    MadeDistribution made = MadeDistribution.in(directory.resolve("from"));
    String release = MadeDistribution.GENERIC;
    for (String name :
        new String[] {"linux-image-" + release + "-unsigned", "linux-image-" + release}) {
      made.file(
          "debs/" + name + "_0_amd64.deb",
          new MadeDeb(name, "6.1.100-1").module(release, "kernel/old.ko", "license=GPL").bytes());
    }

    Catalogue catalogue = made.catalogue();

    assertThat(catalogue.kernels()).hasSize(3);
    assertThat(catalogue.has("old", catalogue.kernels().get(0))).isFalse();
  }

  @Test
  void damagedModule_isAProblemAndTheRestIsTaken() {
    MadeDistribution made = new MadeDistribution(directory.resolve("from"));
    made.file(
        "k.deb",
        new MadeDeb("linux-image-9-amd64", "9")
            .file("lib/modules/9-amd64/kernel/bad.ko", "damaged")
            .module("9-amd64", "kernel/good.ko", "license=GPL")
            .bytes());

    CatalogueBuilder builder = made.builder();

    assertThat(builder.problems())
        .containsExactly(
            directory.resolve("from/k.deb")
                + ": lib/modules/9-amd64/kernel/bad.ko: its module information cannot be read: it"
                + " has 52 bytes at 0, and ends at 7: reinstall its package");
    assertThat(made.catalogue().kernels()).hasSize(1);
  }

  @Test
  void packageCutShort_isNamed() throws IOException {
    MadeDistribution made = MadeDistribution.in(directory.resolve("from"));
    Path deb = directory.resolve("from").resolve(MadeDistribution.deb(MadeDistribution.GENERIC));
    byte[] whole = Files.readAllBytes(deb);
    made.file(
        MadeDistribution.deb(MadeDistribution.GENERIC), Arrays.copyOf(whole, whole.length / 2));

    assertThatThrownBy(made::builder)
        .isInstanceOf(CatalogueException.class)
        .hasMessageStartingWith(deb + ": cannot be read as a Debian package: ")
        .hasMessageEndingWith(": fetch it again");
  }

  @Test
  void packageWithAnyByteWrong_isReadOrRefusedWithOneKindOfException() {
    byte[] sound =
        new MadeDeb("linux-image-9-amd64", "9")
            .module("9-amd64", "kernel/good.ko", "license=GPL", "alias=pci:v0*")
            .bytes();
    Random random = new Random(7);
    for (int i = 0; i < 1000; i++) {
      byte[] damaged = sound.clone();
      for (int j = 0; j < 4; j++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      try {
        DebPackage deb = DebPackage.read("x.deb", new java.io.ByteArrayInputStream(damaged));
        assertThat(deb.name()).isNotEmpty();
      } catch (CatalogueException e) {
        assertThat(e.getMessage()).startsWith("x.deb: ").endsWith(": fetch it again");
      }
    }
  }

  @Test
  void damagedList_isNamed() {
    MadeDistribution made = MadeDistribution.in(directory.resolve("from"));
    Path list = directory.resolve("from/dists/bookworm/main/binary-amd64/Packages.gz");
    made.file(
        "dists/bookworm/main/binary-amd64/Packages.gz",
        "\u001f\u008bnonsense".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));

    assertThatThrownBy(made::builder)
        .isInstanceOf(CatalogueException.class)
        .hasMessageStartingWith(list + ": cannot be read: ")
        .hasMessageEndingWith(": fetch it again");
  }

  @Test
  void damagedDep11_isNamed() {
    MadeDistribution made = MadeDistribution.in(directory.resolve("from"));
    Path list = directory.resolve("from/Components-amd64.yml");
    made.file("Components-amd64.yml", "---\nPackage: [never closed\n");

    assertThatThrownBy(made::builder)
        .isInstanceOf(CatalogueException.class)
        .hasMessageStartingWith(list + ": is no list of DEP-11: ");
  }

  @Test
  void mistakesInRules_areToldAtOnce() throws IOException {
    Path rules =
        Files.writeString(
            directory.resolve("rules.odm"),
            """
            rule:
            	match = "pci:*"
            	list = "nvidia.ids"
            	package = "x"
            	why = "y"

            other:
            	colour = "red"
            """);

    assertThatThrownBy(() -> new CatalogueBuilder("1").rules(rules))
        .isInstanceOf(CatalogueException.class)
        .hasMessage(
            rules
                + ":1: a rule has match, or list, and not both: 'rule:'\n"
                + rules
                + ":1: the rule lacks source: 'rule:'\n"
                + rules
                + ":7: expected a stanza named rule: 'other:'");
  }

  @Test
  void wantedPackages_areTheKernelsOfTheMetaPackages() {
    MadeDistribution made = MadeDistribution.in(directory.resolve("from"));

    assertThat(made.builder().wanted())
        .extracting(SoftwarePackage::name)
        .containsExactly(
            "linux-image-" + MadeDistribution.GENERIC,
            "linux-image-" + MadeDistribution.CLOUD,
            "linux-image-" + MadeDistribution.NEWER,
            "nvidia-detect");
  }

  private void move(String from, String to) throws IOException {
    Path target = directory.resolve("from").resolve(to);
    Files.createDirectories(target.getParent());
    Files.move(directory.resolve("from").resolve(from), target);
  }
}

package org.cfgmgr.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.cfgmgr.catalogue.MadeDistribution.BNX2;
import static org.cfgmgr.catalogue.MadeDistribution.CLOUD;
import static org.cfgmgr.catalogue.MadeDistribution.GENERIC;
import static org.cfgmgr.catalogue.MadeDistribution.NEWER;
import static org.cfgmgr.catalogue.MadeDistribution.NVIDIA;
import static org.cfgmgr.catalogue.MadeDistribution.NVME;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cfgmgr.fileset.KernelFlavour;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueTest {
  private static final String BARE = "cpu:type:x86,ven0000fam0006mod008F:feature:,0000,0001";

  @TempDir private Path directory;
  private MadeDistribution distribution;
  private Catalogue catalogue;

  @BeforeEach
  void aCatalogue() {
    distribution = MadeDistribution.in(directory.resolve("from"));
    catalogue = distribution.catalogue();
  }

  @Test
  void kernels_areThoseOfThePackages_oldestFirst() {
    assertThat(catalogue.kernels())
        .extracting(KernelBuild::release, KernelBuild::meta, KernelBuild::version)
        .containsExactly(
            tuple(GENERIC, "linux-image-amd64", "6.1.192-2"),
            tuple(CLOUD, "linux-image-cloud-amd64", "6.1.192-2"),
            tuple(NEWER, "linux-image-6.12-amd64", "6.12.117-1~deb12u1"));
    assertThat(catalogue.kernels())
        .extracting(KernelBuild::flavour)
        .containsExactly(KernelFlavour.GENERIC, new KernelFlavour("cloud"), KernelFlavour.GENERIC);
    assertThat(catalogue.kernels()).extracting(KernelBuild::series).contains("6.1", "6.12");
  }

  @Test
  void kernelInTheLists_hasTheirSizes() {
    assertThat(kernel(GENERIC).software())
        .isEqualTo(
            new SoftwarePackage(
                "linux-image-" + GENERIC,
                "6.1.192-2",
                "bookworm",
                "main",
                1000,
                20 * 1024,
                "the linux-image-" + GENERIC));
  }

  @Test
  void device_isOfferedModulesWithTheirKernels_bystandersLast() {
    assertThat(catalogue.drivers(BNX2))
        .containsExactly(
            new Offer(
                "bnx2",
                "pci:v000014E4d0000164Csv*sd*bc*sc*i*",
                List.of(kernel(GENERIC), kernel(NEWER))),
            new Offer("uio_any", "pci:v000014E4d0000164Csv*sd*bc*sc*i*", List.of(kernel(GENERIC))));
  }

  @Test
  void idThatANewerKernelDropped_isOfferedByTheOlderOnly() {
    assertThat(catalogue.drivers(BNX2.replace("164C", "164D")))
        .containsExactly(
            new Offer("bnx2", "pci:v000014E4d0000164Dsv*sd*bc*sc*i*", List.of(kernel(GENERIC))));
  }

  @Test
  void builtInDriver_hasTheIdsOfTheOtherFlavour() {
    assertThat(catalogue.drivers(NVME))
        .containsExactly(
            new Offer(
                "nvme", "pci:v*d*sv*sd*bc01sc08i02*", List.of(kernel(GENERIC), kernel(CLOUD))));
    assertThat(catalogue.builtIn("nvme", kernel(CLOUD))).isTrue();
    assertThat(catalogue.builtIn("nvme", kernel(GENERIC))).isFalse();
    assertThat(catalogue.has("nvme", kernel(NEWER))).isFalse();
  }

  @Test
  void builtInModule_isAskedByItsOwnAliases() {
    assertThat(catalogue.drivers("platform:ccp"))
        .containsExactly(new Offer("ccp", "platform:ccp", List.of(kernel(GENERIC))));
    assertThat(catalogue.firmware("ccp", kernel(GENERIC))).containsExactly("amd/sev.fw");
  }

  @Test
  void unknownDevice_isOfferedNothing() {
    assertThat(catalogue.drivers("pci:v00001234d00005678sv0sd0bc00sc00i00")).isEmpty();
    assertThat(catalogue.drivers("nobus:x")).isEmpty();
    assertThat(catalogue.drivers("")).isEmpty();
  }

  @Test
  void firmware_isThatOfTheKernelAskedFor() {
    assertThat(catalogue.firmware("bnx2", kernel(GENERIC)))
        .containsExactly("bnx2/a.fw", "bnx2/gone.fw");
    assertThat(catalogue.firmware("bnx2", kernel(NEWER))).containsExactly("bnx2/b.fw");
    assertThat(catalogue.firmware("bnx2", kernel(CLOUD))).isEmpty();
    assertThat(catalogue.modules(kernel(GENERIC)))
        .containsExactly("bnx2", "brcm", "ccp", "nvme", "uio_any");
  }

  @Test
  void contents_goBeforeDep11() {
    assertThat(catalogue.packageOf("bnx2/a.fw"))
        .map(SoftwarePackage::name)
        .contains("firmware-bnx2");
    assertThat(catalogue.packageOf("bnx2/old.fw"))
        .map(SoftwarePackage::name)
        .contains("firmware-old-bnx2");
    assertThat(catalogue.packageOf("bnx2/gone.fw")).isEmpty();
  }

  @Test
  void nonFreeComponent_isTold() {
    assertThat(catalogue.packageOf("bnx2/a.fw").orElseThrow().nonFree()).isTrue();
    assertThat(kernel(GENERIC).software().nonFree()).isFalse();
  }

  @Test
  void firmwareWithWildcards_isFoundInAnyPackageThatMatches() {
    assertThat(catalogue.packagesOf("brcm/chip*.bin"))
        .extracting(SoftwarePackage::name)
        .containsExactly("firmware-brcm");
    assertThat(catalogue.packagesOf("brcm/other*.bin")).isEmpty();
  }

  @Test
  void suggestions_comeFromRulesModaliasesAndDep11() {
    assertThat(catalogue.suggestions(NVIDIA))
        .containsExactly(
            new Suggestion(
                catalogue.software("nvidia-driver").orElseThrow(),
                "pci:v000010DEd00001340sv*sd*bc03sc*i*",
                "drives the card",
                "nvidia-detect"));
    assertThat(catalogue.suggestions("usb:v1234p0002d0100"))
        .extracting(Suggestion::source)
        .containsExactly("Modaliases");
    assertThat(catalogue.suggestions("usb:v1234p0003d0100"))
        .extracting(Suggestion::source)
        .containsExactly("DEP-11");
  }

  @Test
  void ruleForAPackageThatIsNotThere_isLeftOut() {
    assertThat(catalogue.suggestions("dmi:bvnSeaBIOS:svnQEMU:pnx:")).isEmpty();
  }

  @Test
  void microcode_isForNoGuest() {
    assertThat(catalogue.suggestions(BARE))
        .extracting(suggestion -> suggestion.software().name())
        .containsExactly("intel-microcode");
    assertThat(catalogue.suggestions(BARE + ",009F,00C0")).isEmpty();
    assertThat(catalogue.suggestions(List.of(BNX2, BARE))).hasSize(1);
  }

  @Test
  void firmwareOfDep11_isToldApart() {
    assertThat(catalogue.suggestions(BNX2)).isEmpty();
    assertThat(catalogue.announcedFirmware(BNX2))
        .extracting(suggestion -> suggestion.software().name())
        .containsExactly("firmware-old-bnx2");
  }

  @Test
  void headers_areKnownWithTheirKernel() {
    assertThat(catalogue.software("linux-headers-amd64")).isPresent();
    assertThat(catalogue.software("bash")).isEmpty();
  }

  @Test
  void origin_isTold() {
    assertThat(catalogue.distribution()).isEqualTo("debian-12");
    assertThat(catalogue.architecture()).isEqualTo("amd64");
    assertThat(catalogue.lacks()).isEmpty();
    assertThat(catalogue.sources())
        .contains(
            new Source("bookworm/non-free-firmware Contents-all", "2026-11-21"),
            new Source("linux-image-" + GENERIC + " 6.1.192-2", "2026-11-16"),
            new Source("nvidia-detect 535", "2026-11-16"))
        .hasSize(10);
  }

  @Test
  void none_knowsNothing() {
    Catalogue none = Catalogue.none();

    assertThat(none.kernels()).isEmpty();
    assertThat(none.drivers(BNX2)).isEmpty();
    assertThat(none.suggestions(BNX2)).isEmpty();
    assertThat(none.packagesOf("bnx2/a.fw")).isEmpty();
  }

  @Test
  void fileThatIsNone_isRefused() throws IOException {
    Path file = Files.writeString(directory.resolve("x.zip"), "no zip");
    Path absent = directory.resolve("none.zip");

    assertThatThrownBy(() -> Catalogue.read(file))
        .isInstanceOf(CatalogueException.class)
        .hasMessageStartingWith(file + ": cannot be read as a catalogue: ")
        .hasMessageEndingWith(": make one with cfgmgr catalogue update");
    assertThatThrownBy(() -> Catalogue.read(absent))
        .hasMessage(
            absent
                + ": cannot be read as a catalogue: there is no such file: make one with cfgmgr"
                + " catalogue update");
  }

  @Test
  void catalogueOfAnotherFormat_isRefused() throws IOException {
    Path file = zip("catalogue", "catalogue:\n\tformat = 9\n");

    assertThatThrownBy(() -> Catalogue.read(file))
        .hasMessage(
            file
                + ": is a catalogue of format 9, this cfgmgr reads format 1: make one with cfgmgr"
                + " catalogue update");
  }

  @Test
  void otherZip_isRefused() throws IOException {
    Path file = zip("readme", "x");

    assertThatThrownBy(() -> Catalogue.read(file))
        .hasMessage(
            file + ": is a zip file, but no catalogue: name one that cfgmgr catalogue build made");
  }

  @Test
  void damagedRow_isNamed() throws IOException {
    Path file = zip("catalogue", "catalogue:\n\tformat = 1\n", "aliases/pci", "pci:x no tabs\n");

    assertThatThrownBy(() -> Catalogue.read(file).drivers("pci:x"))
        .isInstanceOf(CatalogueException.class)
        .hasMessage(
            file
                + ": damaged: aliases/pci has \"pci:x no tabs\": make one with cfgmgr catalogue"
                + " update");
  }

  private KernelBuild kernel(String release) {
    return catalogue.kernels().stream()
        .filter(build -> build.release().equals(release))
        .findFirst()
        .orElseThrow();
  }

  private Path zip(String... namesAndTexts) throws IOException {
    Path file = directory.resolve("made-by-hand.zip");
    try (var zip = new java.util.zip.ZipOutputStream(Files.newOutputStream(file))) {
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        zip.putNextEntry(new java.util.zip.ZipEntry(namesAndTexts[i]));
        zip.write(namesAndTexts[i + 1].getBytes(java.nio.charset.StandardCharsets.UTF_8));
      }
    }
    return file;
  }
}

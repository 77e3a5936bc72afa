package org.cfgmgr.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cfgmgr.catalogue.MadeDistribution.BNX2;
import static org.cfgmgr.catalogue.MadeDistribution.CLOUD;
import static org.cfgmgr.catalogue.MadeDistribution.NVIDIA;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cfgmgr.catalogue.Catalogue;
import org.cfgmgr.catalogue.MadeDistribution;
import org.cfgmgr.diagnosis.Subject.State;
import org.cfgmgr.scan.Device;
import org.cfgmgr.scan.Fact;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiagnosisTest {
  @TempDir private Path root;
  @TempDir private Path archive;

  private MadeSystem system;
  private Catalogue catalogue;

  @BeforeEach
  void make() {
    system = MadeSystem.at(root, CLOUD);
    catalogue = MadeDistribution.in(archive.resolve("d")).catalogue();
  }

  private List<Missing> missing(boolean signatures, Subject... subjects) {
    return new Diagnosis(system.open(), catalogue, signatures).of(List.of(subjects));
  }

  private static Subject card(State state, String... modules) {
    return new Subject("ent0", MadeSystem.pci(BNX2), state, List.of(modules));
  }

  private Missing of(Subject subject) {
    List<Missing> all = missing(false, subject);
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  @Test
  void driverInAnotherFlavour_namesItsKernels() {
    Missing missing = of(card(State.NONE));

    assertThat(missing.cause()).isEqualTo(Cause.OTHER_KERNEL);
    assertThat(missing.packages()).containsExactly("linux-image-amd64", "linux-image-6.12-amd64");
    assertThat(missing.generic()).isEqualTo("devices.pci.14e4164c");
    assertThat(missing.evidence())
        .contains(CLOUD + " has no driver for " + BNX2)
        .anySatisfy(line -> assertThat(line).contains("6.1.0-56-amd64").contains("bnx2"));
  }

  @Test
  void driverInAnotherInstalledKernel_namesThatFirst() {
    system.other("6.1.0-55-amd64", "bnx2", "pci:v000014E4d0000164Csv*sd*bc*sc*i*");

    assertThat(of(card(State.NONE)).packages()).first().isEqualTo("linux-image-6.1.0-55-amd64");
  }

  @Test
  void outOfTree_namesThePackageAndItsComponent() {
    Subject display = new Subject("graph0", MadeSystem.pci(NVIDIA), State.NONE, List.of());

    assertThat(of(display).cause()).isEqualTo(Cause.COMPONENT);
    assertThat(of(display).packages()).containsExactly("nvidia-driver");
    assertThat(of(display).evidence())
        .contains(
            "nvidia-driver: drives the card",
            "nvidia-driver is in the component non-free, which the system's sources of packages"
                + " leave out");

    system.file("etc/apt/sources.list", "deb http://archive.example bookworm main non-free\n");
    assertThat(of(display).cause()).isEqualTo(Cause.OUT_OF_TREE);
  }

  @Test
  void nobodyKnowsIt_nowhere() {
    Device odd = MadeSystem.pci("pci:v0000DEADd0000BEEFsv00000000sd00000000bc02sc00i00");

    Missing missing = of(new Subject("ent0", odd, State.NONE, List.of()));

    assertThat(missing.cause()).isEqualTo(Cause.NOWHERE);
    assertThat(missing.packages()).isEmpty();
    assertThat(missing.text()).isEqualTo("devices.pci.deadbeef");
  }

  @Test
  void firmwareThatTheLogSaysFailed_namesItsPackage() {
    system
        .module("bnx2", "firmware=bnx2/a.fw", "firmware=bnx2/gone.fw")
        .logged("bnx2 0000:03:00.0: Direct firmware load for bnx2/a.fw failed with error -2\n");

    Missing missing = of(card(State.BOUND, "bnx2"));

    assertThat(missing.packages()).first().isEqualTo("firmware-bnx2");
    assertThat(missing.evidence()).contains("the kernel did not find bnx2/a.fw");
  }

  @Test
  void firmwareThatIsThereByNow_isNotMissing() {
    system
        .module("bnx2", "firmware=bnx2/a.fw")
        .logged("bnx2 0000:03:00.0: Direct firmware load for bnx2/a.fw failed with error -2\n")
        .file("lib/firmware/bnx2/a.fw.xz", "");

    assertThat(missing(false, card(State.BOUND, "bnx2"))).isEmpty();
  }

  @Test
  void anotherVersionOfTheFirmware_isAnAlternative() {
    system
        .module("iwl", "firmware=iwl-9000-46.ucode", "firmware=iwl-9000-44.ucode")
        .logged("iwl 0000:03:00.0: firmware: failed to load iwl-9000-46.ucode (-2)\n")
        .file("lib/firmware/iwl-9000-44.ucode", "");

    assertThat(missing(false, card(State.BOUND, "iwl"))).isEmpty();
  }

  @Test
  void declaredFirmware_noneThere_isMissingBeforeTheModuleIsLoaded() {
    system.module("bnx2", "firmware=bnx2/a.fw", "firmware=bnx2/gone.fw");

    assertThat(of(card(State.READY, "bnx2")).evidence())
        .first()
        .isEqualTo("bnx2 declares bnx2/a.fw and 1 more and none is in /lib/firmware");
    assertThat(missing(false, card(State.BOUND, "bnx2"))).isEmpty();
  }

  @Test
  void declaredFirmwareThatTheDriverCanDoWithout_isNotMissing() {
    system.module("r8169", "firmware=rtl_nic/rtl8168d-1.fw");

    assertThat(missing(false, card(State.READY, "r8169"))).isEmpty();
  }

  @Test
  void unsignedModule_underSecureBoot_isRefused() {
    system.module("bnx2", "name=bnx2");

    assertThat(missing(false, card(State.READY, "bnx2"))).isEmpty();
    assertThat(missing(true, card(State.READY, "bnx2")))
        .singleElement()
        .satisfies(
            missing -> {
              assertThat(missing.cause()).isEqualTo(Cause.SIGNATURE);
              assertThat(missing.evidence())
                  .containsExactly("bnx2 is not signed, and Secure Boot is on");
            });
  }

  @Test
  void blacklisted_isAnAdministratorsDecision() {
    assertThat(missing(false, card(State.BLACKLISTED, "bnx2"))).isEmpty();
  }

  @Test
  void processorWithoutMicrocode_isMissingUnlessItIsAGuests() {
    assertThat(of(processor("cpu:type:x86,ven0000fam0006mod003F:feature:,0000,0001")).packages())
        .containsExactly("intel-microcode");
    assertThat(missing(false, processor("cpu:type:x86,ven0000fam0006mod003F:feature:,0000,009F")))
        .isEmpty();
    system.installed("intel-microcode");
    assertThat(missing(false, processor("cpu:type:x86,ven0000fam0006mod003F:feature:,0000")))
        .isEmpty();
  }

  private static Subject processor(String modalias) {
    Device entry = Device.of("", Map.of(Fact.MODALIAS, modalias));
    return new Subject("proc0", entry, State.DRIVERLESS, List.of());
  }
}

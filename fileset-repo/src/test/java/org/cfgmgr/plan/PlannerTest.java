package org.cfgmgr.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cfgmgr.catalogue.MadeDistribution.BNX2;
import static org.cfgmgr.catalogue.MadeDistribution.CLOUD;
import static org.cfgmgr.catalogue.MadeDistribution.GENERIC;
import static org.cfgmgr.catalogue.MadeDistribution.NEWER;
import static org.cfgmgr.catalogue.MadeDistribution.NVME;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cfgmgr.catalogue.Catalogue;
import org.cfgmgr.catalogue.MadeDistribution;
import org.cfgmgr.diagnosis.Diagnosis;
import org.cfgmgr.diagnosis.MadeSystem;
import org.cfgmgr.diagnosis.Missing;
import org.cfgmgr.diagnosis.Subject;
import org.cfgmgr.diagnosis.Subject.State;
import org.cfgmgr.scan.Device;
import org.cfgmgr.scan.Fact;
import org.cfgmgr.system.InstalledSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlannerTest {
  @TempDir private Path root;
  @TempDir private Path archive;

  private MadeSystem system;
  private Catalogue catalogue;

  @BeforeEach
  void make() {
    system = MadeSystem.at(root, CLOUD);
    catalogue = MadeDistribution.in(archive.resolve("d")).catalogue();
  }

  private Plan plan(boolean all, Subject... subjects) {
    InstalledSystem open = system.open();
    List<Subject> devices = List.of(subjects);
    List<Missing> missing = new Diagnosis(open, catalogue, false).of(devices);
    return new Planner(open, catalogue).plan(devices, missing, all);
  }

  private static List<String> packages(Option option) {
    return option.packages().stream().map(choice -> choice.software().name()).toList();
  }

  private static final Subject CARD =
      new Subject("ent0", MadeSystem.pci(BNX2), State.NONE, List.of());

  private static Subject disk() {
    Device entry =
        Device.of(
            "/devices/pci0000:00/0000:04:00.0",
            Map.of(Fact.BUS, "pci", Fact.MODALIAS, NVME, Fact.DRIVER, "nvme"));
    return new Subject("nvme0", entry, State.BOUND, List.of("nvme"));
  }

  @Test
  void nothingMissing_nothingPlanned() {
    Plan plan = plan(false, disk());

    assertThat(plan.isEmpty()).isTrue();
    assertThat(plan.chosen().release()).isEqualTo(CLOUD);
    assertThat(plan.chosen().change()).isFalse();
  }

  @Test
  void driverInTheGenericKernel_kernelAndFirmware() {
    Plan plan = plan(false, CARD);

    assertThat(plan.chosen().release()).isEqualTo(GENERIC);
    assertThat(packages(plan.chosen()))
        .containsExactly("linux-image-amd64", "linux-image-" + GENERIC, "firmware-bnx2");
    assertThat(plan.chosen().gained()).containsExactly("ent0");
    assertThat(plan.components()).containsExactly("non-free-firmware");
    assertThat(plan.licensed()).extracting(one -> one.name()).containsExactly("firmware-bnx2");
    assertThat(plan.alternatives()).extracting(Option::release).contains(CLOUD);
  }

  @Test
  void kernelThatDrivesTheDiskNoMore_isNotChosen() {
    // The newer kernel has the card's driver and none for the disk.
    Plan plan = plan(false, disk(), CARD);

    assertThat(plan.chosen().release()).isEqualTo(GENERIC);
    assertThat(plan.chosen().lost()).isEmpty();
    assertThat(plan.alternatives())
        .filteredOn(option -> option.release().equals(NEWER))
        .singleElement()
        .satisfies(option -> assertThat(option.lost()).containsExactly("nvme0"));
  }

  @Test
  void idleDevice_isNoReasonForAnotherKernelUnlessAsked() {
    Device idle =
        Device.of(
            "/devices/pci0000:00/0000:03:00.0",
            Map.of(
                Fact.BUS,
                "pci",
                Fact.MODALIAS,
                BNX2,
                Fact.KERNEL,
                "0000:03:00.0",
                "pci_class",
                "118000"));
    Subject subject = new Subject("adapter0", idle, State.NONE, List.of());

    assertThat(Idle.is(idle)).isTrue();
    assertThat(plan(false, subject).chosen().change()).isFalse();
    assertThat(plan(true, subject).chosen().release()).isEqualTo(GENERIC);
  }

  @Test
  void installedFirmware_isNotPlannedAgain() {
    system.installed("firmware-bnx2").file("lib/firmware/bnx2/a.fw", "");

    assertThat(packages(plan(false, CARD).chosen())).doesNotContain("firmware-bnx2");
  }

  @Test
  void otherInstalledKernel_needsNoPackage() {
    system
        .other("6.1.0-55-amd64", "bnx2", "pci:v000014E4d0000164Csv*sd*bc*sc*i*")
        .file("lib/firmware/bnx2/a.fw", "");

    Plan plan = plan(false, CARD);

    assertThat(plan.chosen().release()).isEqualTo("6.1.0-55-amd64");
    assertThat(plan.chosen().packages()).isEmpty();
    assertThat(plan.chosen().change()).isTrue();
    assertThat(plan.isEmpty()).isFalse();
  }

  @Test
  void sameInput_samePlan() {
    assertThat(plan(false, CARD, disk())).isEqualTo(plan(false, CARD, disk()));
  }
}

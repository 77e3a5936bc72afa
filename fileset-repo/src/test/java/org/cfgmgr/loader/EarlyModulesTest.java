package org.cfgmgr.loader;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.cfgmgr.image.TestingSystem;
import org.cfgmgr.kernel.InstalledKernel;
import org.cfgmgr.scan.DeviceTree;
import org.cfgmgr.scan.TestingTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EarlyModulesTest {
  @TempDir private Path root;

  @Test
  void controllersOfDisks_andNothingElse() {
    TestingSystem.at(root);
    DeviceTree machine =
        TestingTree.create()
            .device(
                "pci",
                "/devices/pci0000:00/0000:00:1f.2",
                "PCI_CLASS=10601",
                "MODALIAS=pci:v00008086d00002922sv00001AF4sd00001100bc01sc06i01")
            .device(
                "pci",
                "/devices/pci0000:00/0000:00:02.0",
                "PCI_CLASS=20000",
                "MODALIAS=pci:v00008086d0000100Esv00001AF4sd00001100bc02sc00i00")
            .devices();

    assertThat(EarlyModules.of(machine, InstalledKernel.open(root, TestingSystem.RELEASE)))
        .containsExactly("ahci", "sd_mod");
  }

  @Test
  void added_onlyWhatIsNotThere() {
    Set<String> modules = new TreeSet<>(Set.of("megaraid_sas", "sd_mod"));

    assertThat(EarlyModules.added("# comment\nsd-mod  # kept\n", modules))
        .isEqualTo(
            """
            # comment
            sd-mod  # kept
            # cfgmgr: to reach the disks of this machine
            megaraid_sas
            """);
    assertThat(EarlyModules.added("megaraid_sas\nsd_mod", modules))
        .isEqualTo("megaraid_sas\nsd_mod");
  }
}

package org.cfgmgr.boot;

import static org.assertj.core.api.Assertions.assertThat;

import org.cfgmgr.scan.MachineFiles;
import org.cfgmgr.scan.TestingTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HypervisorTest {
  private static final String GUEST = "cpu:type:x86,ven0000fam0006mod008F:feature:,0000,003D,009F";
  private static final String DMI = "sys/class/dmi/id/";

  private final TestingTree machine = TestingTree.create().directory("sys/bus");

  @ParameterizedTest
  @CsvSource({
    "QEMU,Standard PC (Q35 + ICH9 2009),QEMU",
    "QEMU,StandardPC(Q35+ICH9,QEMU",
    "Red Hat,KVM,KVM",
    "OpenStack Foundation,OpenStack Nova,KVM",
    "VMware Inc.,VMware Virtual Platform,VMWARE",
    "innotek GmbH,VirtualBox,VIRTUALBOX",
    "innotekGmbH,x,VIRTUALBOX",
    "Microsoft Corporation,Virtual Machine,HYPER_V",
    "MicrosoftCorporation,VirtualMachine,HYPER_V",
    "Microsoft Corporation,Surface Laptop,NONE",
    "Xen,HVM domU,XEN",
    "Amazon EC2,m5.large,AMAZON",
    "Amazon EC2,m5.metal,NONE",
    "Google,Google Compute Engine,GOOGLE",
    "Parallels Software International Inc.,x,PARALLELS",
    "Dell Inc.,PowerEdge R640,NONE"
  })
  void hypervisor_isNamedBySmbios(String vendor, String product, Hypervisor expected) {
    machine.file(DMI + "sys_vendor", vendor).file(DMI + "product_name", product);

    assertThat(facts().hypervisor()).isEqualTo(Answer.known(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "tsc kvm-clock acpi_pm,KVM",
    "hyperv_clocksource_tsc_page acpi_pm,HYPER_V",
    "xen tsc,XEN",
    "tsc hpet acpi_pm,OTHER"
  })
  void hypervisor_isToldByItsClock(String clocks, Hypervisor expected) {
    machine.file(MachineFiles.PROCESSOR, GUEST).file(MachineFiles.CLOCKS, clocks);

    assertThat(facts().hypervisor()).isEqualTo(Answer.known(expected));
  }

  @Test
  void qemuWithKvm_isKvm() {
    machine.file(DMI + "sys_vendor", "QEMU").file(MachineFiles.CLOCKS, "kvm-clock tsc");

    assertThat(facts().hypervisor()).isEqualTo(Answer.known(Hypervisor.KVM));
  }

  @ParameterizedTest
  @CsvSource({"00000800,NONE", "00000705,XEN"})
  void xenHost_isNoGuest(String features, Hypervisor expected) {
    machine.file(MachineFiles.HYPERVISOR_TYPE, "xen").file(MachineFiles.XEN_FEATURES, features);

    assertThat(facts().hypervisor()).isEqualTo(Answer.known(expected));
  }

  @ParameterizedTest
  @CsvSource({"xen_platform,5853:0001,XEN", "vmware,15AD:0405,VMWARE", "vbox,80EE:CAFE,VIRTUALBOX"})
  void hypervisor_isToldByItsDevices(String any, String id, Hypervisor expected) {
    machine.device("pci", "/devices/a/0000:00:02.0", "PCI_ID=" + id, "PCI_CLASS=FF8000");

    assertThat(facts().hypervisor()).isEqualTo(Answer.known(expected));
  }

  @Test
  void deviceTreeOfAHypervisor_namesIt() {
    machine.file(MachineFiles.DEVICE_TREE_HYPERVISOR, "linux,kvm\0");

    assertThat(facts().hypervisor()).isEqualTo(Answer.known(Hypervisor.KVM));
  }

  private BootFacts facts() {
    return BootFacts.of(machine.hardware());
  }
}

package org.cfgmgr.preflight;

import org.cfgmgr.scan.DeviceTree;
import org.cfgmgr.scan.TestingTree;

/** Machines put together for a test, as a recording would show them. */
final class TestingMachine {
  private static final String ROOT = "/devices/pci0000:00/";

  private final TestingTree tree = TestingTree.create();

  private TestingMachine(String firmware) {
    tree.directory("sys/firmware/acpi").file("sys/class/dmi/id/bios_vendor", "Acme");
    if (firmware.equals("efi")) {
      tree.directory("sys/firmware/efi");
    }
  }

  static TestingMachine bios() {
    return new TestingMachine("bios");
  }

  static TestingMachine efi() {
    return new TestingMachine("efi");
  }

  /**
   * A PCI function with nothing bound; {@code id} is {@code 8086:100E}, the class {@code 20000}.
   */
  TestingMachine pci(String address, String id, String pciClass, String... more) {
    String[] attributes = new String[more.length + 3];
    attributes[0] = "PCI_ID=" + id;
    attributes[1] = "PCI_CLASS=" + pciClass;
    attributes[2] = "MODALIAS=" + modalias(id, pciClass);
    System.arraycopy(more, 0, attributes, 3, more.length);
    tree.device("pci", ROOT + address, attributes);
    return this;
  }

  private static String modalias(String id, String pciClass) {
    String[] ids = id.split(":", -1);
    String six = "000000".substring(pciClass.length()) + pciClass;
    return "pci:v0000%sd0000%ssv00001AF4sd00001100bc%ssc%si%s"
        .formatted(ids[0], ids[1], six.substring(0, 2), six.substring(2, 4), six.substring(4));
  }

  TestingMachine ahci(String address) {
    return pci(address, "8086:2922", "10601");
  }

  TestingMachine nvme(String address) {
    return pci(address, "1B36:0010", "10802");
  }

  TestingMachine e1000(String address) {
    return pci(address, "8086:100E", "20000");
  }

  /** A disk on an AHCI controller that drives it. */
  TestingMachine sata(String address, String disk) {
    pci(address, "8086:2922", "10601", "driver=ahci", "module=ahci");
    String lun = ROOT + address + "/ata1/host0/target0:0:0/0:0:0:0";
    tree.device(
        "scsi",
        lun,
        "DEVTYPE=scsi_device",
        "MODALIAS=scsi:t-0x00",
        "type=0",
        "driver=sd",
        "module=sd_mod");
    tree.device("block", lun + "/block/" + disk, "DEVTYPE=disk", "size=4096", "removable=0");
    return this;
  }

  TestingMachine screen() {
    return pci("0000:00:01.0", "1234:1111", "30000");
  }

  DeviceTree devices() {
    return tree.devices();
  }

  TestingTree tree() {
    return tree;
  }
}

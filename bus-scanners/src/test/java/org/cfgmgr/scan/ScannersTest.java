package org.cfgmgr.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScannersTest {
  private static final String SLOT = "/devices/pci0000:00/0000:00:03.0";

  @ParameterizedTest
  @CsvSource({
    "PCI_CLASS=20000, PCI_ID=8086:100E, PCI_SUBSYS_ID=1AF4:1100",
    "MODALIAS=pci:v00008086d0000100Esv00001AF4sd00001100bc02sc00i00, x=, y=",
    "modalias=pci:v00008086d0000100Esv00001AF4sd00001100bc02sc00i00, x=, y=",
  })
  void pci_idsFromAnySource_areTheSame(String a, String b, String c) {
    assertThat(facts(TestingTree.create().device("pci", SLOT, a, b, c), SLOT))
        .contains(
            entry(Fact.PCI_ID, "8086100e"),
            entry(Fact.PCI_SUBSYSTEM, "1af41100"),
            entry(Fact.PCI_CLASS, "020000"),
            entry("vendor", "8086"),
            entry("device", "100e"),
            entry(Fact.UNIQUE_ID, "pci:0000:00:03.0"),
            entry(Fact.MODALIAS, "pci:v00008086d0000100Esv00001AF4sd00001100bc02sc00i00"));
  }

  @Test
  void pci_onlyAttributes_giveTheModaliasToo() {
    TestingTree machine =
        TestingTree.create()
            .device(
                "pci",
                SLOT,
                "vendor=0x8086",
                "device=0x100e",
                "class=0x020000",
                "subsystem_vendor=0x1af4",
                "subsystem_device=0x1100",
                "revision=0x03",
                "numa_node=1",
                "driver_override=vfio-pci");

    assertThat(facts(machine, SLOT))
        .contains(
            entry(Fact.PCI_ID, "8086100e"),
            entry("revision", "03"),
            entry("numa_node", "1"),
            entry("driver_override", "vfio-pci"),
            entry(Fact.MODALIAS, "pci:v00008086d0000100Esv00001AF4sd00001100bc02sc00i00"));
  }

  @Test
  void pci_virtualFunction_namesItsPhysicalOne() {
    String vf = "/devices/pci0000:00/0000:00:03.1";
    TestingTree machine = TestingTree.create().device("pci", vf, "physfn->" + SLOT);

    assertThat(facts(machine, vf)).contains(entry("physfn", SLOT));
  }

  @Test
  void pci_hostBridges_becomeRoots() {
    DeviceTree tree =
        TestingTree.create()
            .device("pci", "/devices/pci0000:00/0000:00:0e.0/pci10000:e0/10000:e0:1d.0")
            .device("pci", "/devices/platform/soc/fe.pcie/pci0001:00/0001:00:00.0")
            .link("sys/devices/pci0000:00/firmware_node", "sys/devices/LNXSYSTM:00/PNP0A08:00")
            .devices();

    assertThat(tree.all())
        .filteredOn(device -> device.bus().equals("pci_root"))
        .extracting(Device::path)
        .containsExactly(
            "/devices/pci0000:00",
            "/devices/pci0000:00/0000:00:0e.0/pci10000:e0",
            "/devices/platform/soc/fe.pcie/pci0001:00");
    assertThat(tree.get("/devices/pci0000:00").orElseThrow().facts())
        .contains(
            entry("firmware_node", "/devices/LNXSYSTM:00/PNP0A08:00"),
            entry(Fact.UNIQUE_ID, "pci_root:pci0000:00"));
  }

  @Test
  void virtio_hasIdsAndThePlaceOfItsCarrier() {
    String path = SLOT + "/virtio7";
    TestingTree machine =
        TestingTree.create()
            .device("pci", SLOT)
            .device("virtio", path, "MODALIAS=virtio:d00000002v00001AF4");

    assertThat(facts(machine, path))
        .contains(
            entry("device", "0002"),
            entry("vendor", "1af4"),
            entry(Fact.UNIQUE_ID, "virtio:0000:00:03.0"));
  }

  @Test
  void virtio_withoutModalias_readsItsFiles() {
    TestingTree machine =
        TestingTree.create()
            .device("virtio", "/devices/v/virtio0", "device=0x0001", "vendor=0x1af4");

    assertThat(facts(machine, "/devices/v/virtio0"))
        .contains(
            entry("device", "0001"),
            entry("vendor", "1af4"),
            entry(Fact.UNIQUE_ID, "virtio:virtio0"));
  }

  @Test
  void cpu_hasItsTopology() {
    TestingTree machine =
        TestingTree.create()
            .device(
                "cpu",
                "/devices/system/cpu/cpu3",
                "online=1",
                "topology/core_id=2",
                "topology/physical_package_id=0");

    assertThat(facts(machine, "/devices/system/cpu/cpu3"))
        .contains(entry("online", "1"), entry("core_id", "2"), entry("physical_package_id", "0"));
  }

  @Test
  void memory_asAWhole_hasBlocksAndSizes() {
    TestingTree machine =
        TestingTree.create()
            .device("memory", "/devices/system/memory/memory0")
            .device("memory", "/devices/system/memory/memory1")
            .file("sys/devices/system/memory/block_size_bytes", "8000000")
            .file("proc/meminfo", "MemTotal:         261000 kB\nMemFree: 1 kB");

    assertThat(facts(machine, "/devices/system/memory"))
        .containsOnly(
            entry("bus", "memory"),
            entry("kernel", "memory"),
            entry("blocks", "2"),
            entry("block_size_bytes", "134217728"),
            entry("size_bytes", "268435456"),
            entry("mem_total_kb", "261000"),
            entry(Fact.UNIQUE_ID, "memory:memory"));
  }

  @Test
  void system_withDmi_isKnownByItsUuid() {
    TestingTree machine =
        TestingTree.create()
            .link("sys/class/dmi/id", "sys/devices/virtual/dmi/id")
            .file("sys/devices/virtual/dmi/id/sys_vendor", "Acme")
            .file("sys/devices/virtual/dmi/id/bios_vendor", "TestBIOS")
            .file("sys/devices/virtual/dmi/id/product_uuid", "11111111-2222-3333-4444-555555555555")
            .directory("sys/firmware/acpi");

    assertThat(facts(machine, "/devices"))
        .containsOnly(
            entry("bus", "system"),
            entry("kernel", "sys"),
            entry("sys_vendor", "Acme"),
            entry("bios_vendor", "TestBIOS"),
            entry("firmware", "bios"),
            entry("product_uuid", "11111111-2222-3333-4444-555555555555"),
            entry(Fact.UNIQUE_ID, "uuid:11111111-2222-3333-4444-555555555555"));
  }

  @Test
  void system_withDeviceTree_hasItsModel() {
    TestingTree machine =
        TestingTree.create()
            .file("sys/firmware/devicetree/base/model", "Board 4")
            .file("sys/firmware/devicetree/base/compatible", "acme,board4\0acme,soc");

    assertThat(facts(machine, "/devices"))
        .contains(
            entry("model", "Board 4"),
            entry("compatible", "acme,board4 acme,soc"),
            entry("firmware", "dt"));
  }

  @ParameterizedTest
  @CsvSource({"efi, efi", "acpi, unknown", "devicetree, dt"})
  void system_firmware_byWhatTheKernelShows(String directory, String firmware) {
    TestingTree machine = TestingTree.create().directory("sys/firmware/" + directory);

    assertThat(facts(machine, "/devices")).contains(entry("firmware", firmware));
  }

  @Test
  void acpi_hasIdsAndItsPhysicalNode() {
    String path = "/devices/LNXSYSTM:00/PNP0A08:00";
    TestingTree machine =
        TestingTree.create()
            .device(
                "acpi",
                path,
                "MODALIAS=acpi:PNP0A08:PNP0A03:",
                "hid=PNP0A08",
                "uid=0",
                "status=15",
                "path=\\_SB_.PCI0",
                "physical_node->/devices/pci0000:00");

    assertThat(facts(machine, path))
        .contains(
            entry("hid", "PNP0A08"),
            entry("cid", "PNP0A03"),
            entry("uid", "0"),
            entry("status", "15"),
            entry("acpi_path", "\\_SB_.PCI0"),
            entry(Fact.PHYSICAL_NODE, "/devices/pci0000:00"));
  }

  @Test
  void pnp_idsWithoutModalias_giveOneAsAcpiWritesIt() {
    TestingTree machine =
        TestingTree.create().device("pnp", "/devices/pnp0/00:03", "id=PNP0f13\nPNP0F03");

    assertThat(facts(machine, "/devices/pnp0/00:03"))
        .contains(
            entry("pnp_ids", "PNP0f13 PNP0F03"), entry(Fact.MODALIAS, "acpi:PNP0F13:PNP0F03:"));
  }

  @ParameterizedTest
  @CsvSource({
    "iTCO_wdt.1.auto, MODALIAS=platform:iTCO_wdt, iTCO_wdt",
    "serial8250.0, x=, serial8250",
    "PNP0103:00, MODALIAS=acpi:PNP0103:, PNP0103",
    "pcspkr, x=, pcspkr",
    "alarmtimer.0.auto, x=, alarmtimer",
  })
  void platform_name_isWithoutTheInstance(String kernel, String modalias, String name) {
    String path = "/devices/platform/" + kernel;

    assertThat(facts(TestingTree.create().device("platform", path, modalias), path))
        .contains(entry("name", name));
  }

  private static Map<String, String> facts(TestingTree machine, String path) {
    DeviceTree tree = machine.devices();
    assertThat(tree.problems()).isEmpty();
    return tree.get(path).orElseThrow().facts();
  }
}

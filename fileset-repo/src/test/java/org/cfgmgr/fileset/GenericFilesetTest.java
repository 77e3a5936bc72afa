package org.cfgmgr.fileset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.cfgmgr.scan.Device;
import org.cfgmgr.scan.Fact;
import org.junit.jupiter.api.Test;

class GenericFilesetTest {
  private static String name(String bus, String... facts) {
    Map<String, String> all = new HashMap<>(Map.of(Fact.BUS, bus, Fact.KERNEL, "kernel:name.0"));
    for (int i = 0; i < facts.length; i += 2) {
      all.put(facts[i], facts[i + 1]);
    }
    return GenericFileset.of(Device.of("/devices/x", all));
  }

  @Test
  void pci_byPlainIds() {
    assertThat(name("pci", Fact.PCI_ID, "8086100e")).isEqualTo("devices.pci.8086100e");
  }

  @Test
  void usbDevice_byIds() {
    assertThat(name("usb", Fact.USB_ID, "46f40001")).isEqualTo("devices.usb.46f40001");
  }

  @Test
  void usbInterface_byClass() {
    assertThat(
            name(
                "usb",
                "bInterfaceClass",
                "08",
                "bInterfaceSubClass",
                "06",
                "bInterfaceProtocol",
                "50",
                Fact.MODALIAS,
                "usb:v46F4p0001d0000dc00dsc00dp00ic08isc06ip50in00"))
        .isEqualTo("devices.usbif.080650");
  }

  @Test
  void usbInterface_vendorSpecific_byIds() {
    assertThat(
            name(
                "usb",
                "bInterfaceClass",
                "ff",
                Fact.MODALIAS,
                "usb:v0403p6001d0400dc00dsc00dp00icFFiscFFipFFin00"))
        .isEqualTo("devices.usb.04036001");
  }

  @Test
  void virtio_byDevice() {
    assertThat(name("virtio", "device", "0010")).isEqualTo("devices.virtio.0010");
  }

  @Test
  void scsi_byType() {
    assertThat(name("scsi", "type", "0")).isEqualTo("devices.scsi.disk");
    assertThat(name("scsi", "type", "1")).isEqualTo("devices.scsi.tape");
    assertThat(name("scsi", "type", "30")).isEqualTo("devices.scsi.type30");
  }

  @Test
  void acpi_byHardwareId_elseFirstOfTheModalias() {
    assertThat(name("acpi", "hid", "INTC1055")).isEqualTo("devices.acpi.INTC1055");
    assertThat(name("acpi", Fact.MODALIAS, "acpi:MSFT0101:PNP0C31:"))
        .isEqualTo("devices.acpi.MSFT0101");
  }

  @Test
  void pnp_asOfTheSuperIoChip() {
    assertThat(name("pnp", "pnp_ids", "PNP0501 PNP0500")).isEqualTo("devices.isa_sio.PNP0501");
    assertThat(name("pnp", "pnp_ids", "PNP0f13")).isEqualTo("devices.isa_sio.PNP0F13");
  }

  @Test
  void otherBus_byModalias_elseKernelName() {
    assertThat(name("i2c", Fact.MODALIAS, "i2c:tlv320aic23")).isEqualTo("devices.i2c.tlv320aic23");
    assertThat(name("platform")).isEqualTo("devices.platform.kernel_name_0");
  }

  @Test
  void knownBusWithoutItsFacts_byModalias_elseKernelName() {
    assertThat(name("pci")).isEqualTo("devices.pci.kernel_name_0");
    assertThat(name("scsi", Fact.MODALIAS, "scsi:t-0x00")).isEqualTo("devices.scsi.t-0x00");
    assertThat(name("pnp")).isEqualTo("devices.pnp.kernel_name_0");
  }

  @Test
  void noBus_isTheSystem() {
    assertThat(name("")).isEqualTo("devices.sys.kernel_name_0");
  }
}

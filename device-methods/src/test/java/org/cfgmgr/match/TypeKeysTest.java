package org.cfgmgr.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cfgmgr.match.Sample.device;

import java.util.List;
import org.cfgmgr.scan.Device;
import org.junit.jupiter.api.Test;

class TypeKeysTest {
  private static List<String> keys(Device device) {
    List<String> all = TypeKeys.of(device).stream().map(TypeKey::toString).toList();
    assertThat(all).endsWith("generic/generic");
    return all.subList(0, all.size() - 1);
  }

  @Test
  void pci_goesFromFunctionToClass() {
    assertThat(
            keys(
                device(
                    "/devices/pci0000:00/0000:00:03.0",
                    "pci",
                    "pci_id=8086100E",
                    "pci_subsystem=1af41100",
                    "pci_class=020000")))
        .containsExactly(
            "pci/8086100e.1af41100",
            "pci/8086100e",
            "pci/86800e10",
            "pci/pciclass.020000",
            "pci/pciclass.0200",
            "pci/pciclass.02",
            "pci/pci");
  }

  @Test
  void pciWithoutFacts_hasTheBusOnly() {
    assertThat(keys(device("/devices/pci0000:00/0000:00:03.0", "pci"))).containsExactly("pci/pci");
  }

  @Test
  void usb_asksForTheTellingInterfaceFirst() {
    assertThat(
            keys(
                device(
                    "/devices/usb1/1-1",
                    "usb",
                    "usb_id=046d0825",
                    "usb_interfaces=010100 030000 0e0100")))
        .containsExactly(
            "usb/046d0825",
            "usbif/0e0100",
            "usbif/010100",
            "usbif/030000",
            "usbif/0e01",
            "usbif/0101",
            "usbif/0300",
            "usbif/0e",
            "usbif/01",
            "usbif/03",
            "usb/usb");
  }

  @Test
  void usbWithoutInterfaces_hasItsDeviceClass() {
    assertThat(keys(device("/devices/usb1/1-1", "usb", "bDeviceClass=09")))
        .containsExactly("usbif/090000", "usbif/0900", "usbif/09", "usb/usb");
  }

  @Test
  void unit_hasItsTransport() {
    assertThat(keys(unit("/devices/x/host2/port-2:0/end_device-2:0/target2:0:0/2:0:0:0")))
        .containsExactly("sas/scsi.0", "scsi/scsi.0", "scsi/scsi");
    assertThat(keys(unit("/devices/x/host3/rport-3:0-1/target3:0:1/3:0:1:0")))
        .contains("fcp/scsi.0");
    assertThat(keys(unit("/devices/platform/host4/session1/target4:0:0/4:0:0:0")))
        .contains("iscsi/scsi.0");
    assertThat(keys(unit("/devices/x/ata1/host6/target6:0:0/6:0:0:0"))).contains("ata/scsi.0");
    assertThat(keys(unit("/devices/x/usb2/2-2/2-2:1.0/host18/target18:0:0/18:0:0:0")))
        .contains("usb/scsi.0");
    assertThat(keys(unit("/devices/x/host0/target0:0:0/0:0:0:0")))
        .containsExactly("scsi/scsi.0", "scsi/scsi");
  }

  private static Device unit(String path) {
    return device(path, "scsi", "devtype=scsi_device", "type=0");
  }

  @Test
  void block_hasItsStem() {
    assertThat(keys(device("/devices/x/block/sdab", "block")))
        .containsExactly("block/sd", "block/disk", "block/block");
    assertThat(keys(device("/devices/x/block/xvda", "block"))).contains("block/xvd");
    assertThat(keys(device("/devices/x/nvme/nvme0/nvme0n1", "block"))).contains("block/nvme");
    assertThat(keys(device("/devices/virtual/block/dm-3", "block")))
        .containsExactly("block/dm", "block/virtual", "block/block");
    assertThat(keys(device("/devices/virtual/block/zram0", "block"))).contains("block/zram");
  }

  @Test
  void net_hasAixSubclasses() {
    assertThat(keys(device("/devices/x/net/eth0", "net", "type=1")))
        .containsExactly("EN/arphrd.1", "net/net");
    assertThat(keys(device("/devices/x/net/wlan0", "net", "type=1", "devtype=wlan")))
        .containsExactly("EN/wlan", "EN/arphrd.1", "net/net");
    assertThat(keys(device("/devices/virtual/net/lo", "net", "type=772")))
        .containsExactly("LO/arphrd.772", "net/net");
    assertThat(keys(device("/devices/virtual/net/br0", "net", "type=1", "devtype=bridge")))
        .containsExactly("VI/bridge", "VI/vif", "net/net");
  }

  @Test
  void firmware_sharesIdsBetweenBuses() {
    assertThat(
            keys(
                device(
                    "/devices/LNXSYSTM:00/PNP0501:00",
                    "acpi",
                    "hid=PNP0501",
                    "modalias=acpi:PNP0501:PNP0500:")))
        .containsExactly("acpi/PNP0501", "acpi/PNP0500", "acpi/acpi");
    assertThat(keys(device("/devices/pnp0/00:03", "pnp", "pnp_ids=PNP0f13")))
        .containsExactly("acpi/PNP0F13", "pnp/pnp");
    assertThat(keys(device("/devices/platform/MSFT0101:00", "platform", "modalias=acpi:MSFT0101:")))
        .startsWith("acpi/MSFT0101")
        .endsWith("platform/platform");
    assertThat(
            keys(
                device(
                    "/devices/platform/iTCO_wdt.1.auto", "platform", "modalias=platform:iTCO_wdt")))
        .containsExactly("platform/iTCO_wdt", "platform/platform");
    assertThat(
            keys(
                device(
                    "/devices/platform/9000000.pl011",
                    "platform",
                    "modalias=of:NserialT(null)Carm,pl011Carm,primecell")))
        .containsExactly("of/arm,pl011", "of/arm,primecell", "platform/platform");
  }

  @Test
  void numberedBuses_haveTheirNumber() {
    assertThat(keys(device("/devices/platform/x/virtio0", "virtio", "device=0001")))
        .containsExactly("virtio/0001", "virtio/virtio");
    assertThat(
            keys(
                device(
                    "/devices/platform/i8042/serio0", "serio", "modalias=serio:ty06pr00id00ex00")))
        .containsExactly("serio/06", "serio/serio");
    assertThat(keys(device("/devices/vif-0", "xen", "modalias=xen:vif")))
        .containsExactly("xen/vif", "xen/xen");
    assertThat(keys(device("/devices/x/mmc0:0001", "mmc", "type=SD")))
        .containsExactly("mmc/mmc.sd", "mmc/mmc");
  }

  @Test
  void synthetic_haveTheirOwn() {
    assertThat(keys(Sample.sys())).startsWith("node/machine");
    assertThat(keys(Sample.host())).startsWith("sys/pci");
    assertThat(keys(device("/devices/system/cpu/cpu0", "cpu"))).startsWith("sys/proc");
    assertThat(keys(device("/devices/system/memory", "memory"))).startsWith("sys/mem");
  }

  @Test
  void unknownBus_hasItsName() {
    assertThat(keys(device("/devices/foo0", "foo", "modalias=foo:bar"))).containsExactly("foo/foo");
  }
}

package org.cfgmgr.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cfgmgr.match.Sample.FUNCTION;
import static org.cfgmgr.match.Sample.device;
import static org.cfgmgr.match.Sample.host;
import static org.cfgmgr.match.Sample.sys;
import static org.cfgmgr.match.Sample.tree;

import org.cfgmgr.scan.Device;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the shipped tables make of devices, known and unknown. */
class ShippedTypesTest {
  private static final Matcher SHIPPED = Sample.shipped();

  private static Match match(Device device, Device... others) {
    Device[] all = java.util.Arrays.copyOf(others, others.length + 2);
    all[others.length] = sys();
    all[others.length + 1] = device;
    return SHIPPED.match(device, tree(all));
  }

  private static String typeOf(Device device, Device... others) {
    assertThat(match(device, others)).isInstanceOf(Match.OfType.class);
    return ((Match.OfType) match(device, others)).type().uniquetype();
  }

  private static String reasonOf(Device device, Device... others) {
    assertThat(match(device, others)).isInstanceOf(Match.Absorbed.class);
    return ((Match.Absorbed) match(device, others)).reason().word();
  }

  @ParameterizedTest
  @CsvSource({
    "8086100e, 020000, adapter/pci/8086100e, ent, true",
    "14e41639, 020000, adapter/pci/pciclass.0200, ent, true",
    "15b31003, 028000, adapter/pci/pciclass.0280, net, true",
    "1af41041, 020000, adapter/pci/1af41041, ent, true",
    "1af41000, 020000, adapter/pci/1af41000, ent, true",
    "80862922, 010601, adapter/pci/pciclass.010601, sata, true",
    "1b360010, 010802, adapter/pci/pciclass.010802, nvme, true",
    "10000060, 010400, adapter/pci/pciclass.0104, raid, true",
    "10772532, 0c0400, adapter/pci/pciclass.0c04, fcs, true",
    "1b36000d, 0c0330, adapter/pci/pciclass.0c0330, usbhc, true",
    "102b0532, 030000, adapter/pci/pciclass.0300, vga, true",
    "8086293e, 040300, adapter/pci/pciclass.0403, paud, true",
    "808646a6, 0d1100, adapter/pci/pciclass.0d11, bt, true",
    "8086244e, 060401, bus/pci/pciclass.0604, pci, false",
    "80862918, 060100, bus/pci/pciclass.0601, isa, false",
    "80863407, 060000, adapter/pci/pciclass.0600, hbr, false",
    "80863c2c, 080020, adapter/pci/pciclass.0800, pic, false",
    "80863ca8, 088000, adapter/pci/pciclass.0880, sysp, false",
    "80863ce6, 110100, adapter/pci/pciclass.1101, perf, false",
    "80861d3a, 078000, adapter/pci/pciclass.0780, comm, false",
    "80862930, 0c0500, adapter/pci/pciclass.0c05, smb, false",
    "8086225c, 0b4000, adapter/pci/pciclass.0b40, pproc, false",
    "808651ef, 050000, adapter/pci/pciclass.0500, memc, false",
    "1af41110, 050000, adapter/pci/1af41110, ivshmem, false",
  })
  void pci(String id, String code, String uniquetype, String prefix, boolean needsDriver) {
    Match.OfType match = (Match.OfType) match(Sample.pci(FUNCTION, id, code), host());
    assertThat(match.type().uniquetype()).isEqualTo(uniquetype);
    assertThat(match.type().prefix()).isEqualTo(prefix);
    assertThat(match.type().needsDriver()).isEqualTo(needsDriver);
  }

  @ParameterizedTest
  @CsvSource({
    "030101, keyboard/usbif/030101",
    "030102, mouse/usbif/030102",
    "030000, input/usbif/03",
    "030101 030102, keyboard/usbif/030101",
    "010100 010200 030000, adapter/usbif/01",
    "080650, adapter/usbif/08",
    "e00101, adapter/usbif/e00101",
    "020600 0a0000, adapter/usbif/0206",
    "090000, hub/usbif/09",
    "ff0000, adapter/usbif/ff",
    "770000, adapter/usb/usb",
  })
  void usb(String interfaces, String uniquetype) {
    assertThat(
            typeOf(
                device(
                    "/devices/usb1/1-1",
                    "usb",
                    "devtype=usb_device",
                    "usb_interfaces=" + interfaces)))
        .isEqualTo(uniquetype);
  }

  @ParameterizedTest
  @CsvSource({
    "0, disk/scsi/osdisk",
    "1, tape/scsi/ost",
    "5, cdrom/scsi/oscd",
    "7, rwoptical/scsi/osomd",
    "8, changer/scsi/changer",
    "13, container/scsi/ses",
    "99, generic/scsi/scsi",
  })
  void scsi(String type, String uniquetype) {
    assertThat(typeOf(device("/devices/x/0:0:0:0", "scsi", "devtype=scsi_device", "type=" + type)))
        .isEqualTo(uniquetype);
  }

  @ParameterizedTest
  @CsvSource({
    "/devices/x/virtio1/block/vda, disk/block/vd",
    "/devices/x/nvme/nvme0/nvme0n1, disk/block/nvme",
    "/devices/virtual/block/loop7, disk/block/loop",
    "/devices/virtual/block/dm-0, disk/block/dm",
    "/devices/virtual/block/new0, disk/block/virtual",
    "/devices/x/block/new0, disk/block/disk",
  })
  void block(String path, String uniquetype) {
    assertThat(typeOf(device(path, "block", "devtype=disk"))).isEqualTo(uniquetype);
  }

  @ParameterizedTest
  @CsvSource({
    "/devices/x/net/eth0, 1, '', if/EN/en",
    "/devices/x/net/wlan0, 1, wlan, if/EN/wlan",
    "/devices/x/net/ib0, 32, '', if/IB/ib",
    "/devices/x/net/odd0, 65530, '', if/net/net",
    "/devices/virtual/net/lo, 772, '', if/LO/lo",
    "/devices/virtual/net/bond0, 1, bond, if/VI/bond",
    "/devices/virtual/net/tun0, 65534, '', if/VI/vif",
  })
  void net(String path, String type, String devtype, String uniquetype) {
    assertThat(typeOf(device(path, "net", "type=" + type, "devtype=" + devtype)))
        .isEqualTo(uniquetype);
  }

  /** An id that nobody knows, present and working, and no device elsewhere that it describes. */
  @Test
  void unknownFirmwareNode_isADevice() {
    String path = "/devices/LNXSYSTM:00/LNXSYBUS:00/ACME0001:00";
    assertThat(typeOf(device(path, "acpi", "hid=ACME0001", "modalias=acpi:ACME0001:", "status=15")))
        .isEqualTo("generic/acpi/acpi");
    assertThat(typeOf(device(path, "acpi", "hid=ACME0001"))).isEqualTo("generic/acpi/acpi");
  }

  @Test
  void absentFirmwareNode_isNone() {
    String path = "/devices/LNXSYSTM:00/LNXSYBUS:00/ACME0001:00";
    assertThat(reasonOf(device(path, "acpi", "hid=ACME0001", "status=0")))
        .isEqualTo("firmware-absent");
    assertThat(reasonOf(device(path, "acpi"))).isEqualTo("firmware-container");
  }

  @Test
  void unknownPlatformDevice_isADevice() {
    assertThat(
            typeOf(device("/devices/platform/acme.0", "platform", "modalias=platform:acme-phaser")))
        .isEqualTo("generic/platform/platform");
    assertThat(typeOf(device("/devices/platform/reg-dummy2", "platform")))
        .isEqualTo("generic/platform/platform");
    assertThat(reasonOf(device("/devices/platform/reg-dummy", "platform")))
        .isEqualTo("kernel-internal");
  }

  @Test
  void unknownPlugAndPlayDevice_isADevice() {
    assertThat(typeOf(device("/devices/pnp0/00:09", "pnp", "pnp_ids=ACM0001")))
        .isEqualTo("generic/pnp/pnp");
  }

  @Test
  void unknownBus_isADevice() {
    assertThat(typeOf(device("/devices/foo0", "foo"))).isEqualTo("generic/generic/generic");
  }

  @Test
  void unknownVirtioDevice_isADevice() {
    Device transport = device("/devices/platform/virtio-mmio.3", "platform");
    assertThat(
            typeOf(
                device("/devices/platform/virtio-mmio.3/virtio9", "virtio", "device=00ee"),
                transport))
        .isEqualTo("adapter/virtio/virtio");
    assertThat(typeOf(Sample.pci(FUNCTION, "1af410ee", "ff0000"), host()))
        .isEqualTo("adapter/pci/pciclass.ff");
  }

  @Test
  void unknownPciClass_isADevice() {
    assertThat(typeOf(Sample.pci(FUNCTION, "99991234", "770100"), host()))
        .isEqualTo("adapter/pci/pci");
    assertThat(typeOf(Sample.pci(FUNCTION, "99991234", "027700"), host()))
        .isEqualTo("adapter/pci/pciclass.02");
  }

  @Test
  void unknownChipOnASharedBus_isADevice() {
    Device bus = device(FUNCTION + "/i2c-0", "i2c");
    Device chip = device(FUNCTION + "/i2c-0/i2c-ACME0001:00", "i2c", "modalias=i2c:acme");
    assertThat(reasonOf(bus)).isEqualTo("transport-child");
    assertThat(typeOf(chip, bus)).isEqualTo("adapter/i2c/i2c");
  }

  /** A keyboard that reached the kernel through a program hangs on no device. */
  @Test
  void inputDeviceOnItsOwn_isADevice() {
    assertThat(typeOf(device("/devices/virtual/misc/uhid/0005:046D:B35B.0001", "hid")))
        .isEqualTo("input/hid/hid");
  }

  @Test
  void unknownKindsOnKnownBuses_areDevices() {
    assertThat(typeOf(device("/devices/x/ndbus0/region0/new0.0", "nd", "devtype=nd_new")))
        .isEqualTo("generic/nd/nd");
    assertThat(typeOf(device("/devices/x/new0", "cxl", "devtype=phaser")))
        .isEqualTo("generic/cxl/cxl");
    assertThat(typeOf(device("/devices/x/usb1/1-1", "usb", "devtype=new")))
        .isEqualTo("adapter/usb/usb");
    assertThat(typeOf(device("/devices/x/new:0", "scsi", "devtype=new")))
        .isEqualTo("generic/scsi/scsi");
    assertThat(typeOf(device("/devices/x/new", "thunderbolt", "devtype=new")))
        .isEqualTo("generic/thunderbolt/thunderbolt");
  }
}

package org.cfgmgr.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cfgmgr.match.Sample.device;
import static org.cfgmgr.match.Sample.host;
import static org.cfgmgr.match.Sample.pci;
import static org.cfgmgr.match.Sample.sys;

import java.util.ArrayList;
import java.util.List;
import org.cfgmgr.scan.Device;
import org.cfgmgr.scan.DeviceTree;
import org.junit.jupiter.api.Test;

class LocationsTest {
  private static final Matcher SHIPPED = Sample.shipped();
  private static final String AHCI = "/devices/pci0000:00/0000:00:1f.2";

  private static String location(String path, Device... devices) {
    List<Device> all = new ArrayList<>(List.of(devices));
    all.add(sys());
    all.add(host());
    LogicalTree tree = LogicalTree.of(new DeviceTree(all, List.of()), SHIPPED);
    return new Locations(tree).of(tree.get(path).orElseThrow());
  }

  private static Device sata() {
    return pci(AHCI, "80862922", "010601");
  }

  private static Device port(int ata, int host) {
    return device("%s/ata%d/host%d".formatted(AHCI, ata, host), "scsi", "devtype=scsi_host");
  }

  @Test
  void pci_isBusAndDevfn() {
    assertThat(location(AHCI, sata())).isEqualTo("00-FA");
    String far = "/devices/pci0001:80/0001:80:00.1";
    assertThat(location(far, pci(far, "8086100e", "020000"))).isEqualTo("0001:80-01");
  }

  @Test
  void interface_hasItsAdaptersPlace() {
    String nic = "/devices/pci0000:00/0000:00:03.0";
    String net = nic + "/net/eth0";
    assertThat(location(net, pci(nic, "8086100e", "020000"), device(net, "net", "type=1")))
        .isEqualTo("00-18");
  }

  @Test
  void unit_hasConnectorTargetAndLun() {
    String lun = AHCI + "/host3/target3:2:1/3:2:1:4";
    assertThat(
            location(
                lun,
                sata(),
                device(AHCI + "/host3", "scsi", "devtype=scsi_host"),
                device(lun, "scsi", "devtype=scsi_device", "type=0")))
        .isEqualTo("00-FA-02-1,4");
  }

  /** Hosts are numbered over the machine, ports of a controller are not. */
  @Test
  void portsOfOneController_differ() {
    String lun = AHCI + "/ata12/host12/target12:0:0/12:0:0:0";
    assertThat(
            location(
                lun,
                sata(),
                port(9, 9),
                port(12, 12),
                device(lun, "scsi", "devtype=scsi_device", "type=0")))
        .isEqualTo("00-FA-10-0,0");
  }

  @Test
  void usb_goesPortByPort() {
    String hub = AHCI + "/usb5/5-2";
    assertThat(
            location(
                hub + "/5-2.3",
                pci(AHCI, "1b36000d", "0c0330"),
                device(AHCI + "/usb5", "usb", "devtype=usb_device"),
                device(hub, "usb", "devtype=usb_device", "usb_interfaces=090000"),
                device(hub + "/5-2.3", "usb", "devtype=usb_device")))
        .isEqualTo("00-FA-02-03");
  }

  @Test
  void secondRootHub_hasOtherPorts() {
    assertThat(
            location(
                AHCI + "/usb6/6-2",
                pci(AHCI, "1b36000d", "0c0330"),
                device(AHCI + "/usb5", "usb", "devtype=usb_device"),
                device(AHCI + "/usb6", "usb", "devtype=usb_device"),
                device(AHCI + "/usb6/6-2", "usb", "devtype=usb_device")))
        .isEqualTo("00-FA-42");
  }

  @Test
  void nvme_hasItsNamespace() {
    String disk = AHCI + "/nvme/nvme0/nvme0n2";
    assertThat(location(disk, pci(AHCI, "1b360010", "010802"), device(disk, "block")))
        .isEqualTo("00-FA-02");
  }

  @Test
  void processors_areNumbered() {
    String cpu = "/devices/system/cpu/cpu12";
    assertThat(location(cpu, device(cpu, "cpu"))).isEqualTo("00-12");
  }

  @Test
  void whatHasNoPlace_hasNone() {
    assertThat(location("/devices")).isEmpty();
    assertThat(location("/devices/virtual/net/lo", device("/devices/virtual/net/lo", "net")))
        .isEmpty();
  }
}

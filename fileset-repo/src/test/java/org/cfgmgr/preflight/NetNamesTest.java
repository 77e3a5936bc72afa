package org.cfgmgr.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import org.cfgmgr.image.net.NetId;
import org.cfgmgr.scan.DeviceTree;
import org.cfgmgr.scan.TestingTree;
import org.junit.jupiter.api.Test;

class NetNamesTest {
  private static final String ROOT = "/devices/pci0000:00/";
  private static final Port PLAIN = new Port("", false, "", false);

  private final TestingTree tree = TestingTree.create();

  private void card(String path, String... more) {
    add(path, "20000", more);
  }

  private void bridge(String path) {
    add(path, "60400");
  }

  private void add(String path, String pciClass, String... more) {
    String[] all = new String[more.length + 2];
    all[0] = "PCI_CLASS=" + pciClass;
    all[1] = "PCI_ID=8086:10D3";
    System.arraycopy(more, 0, all, 2, more.length);
    tree.device("pci", path, all);
  }

  private NetId names(String path) {
    return names(path, PLAIN);
  }

  private NetId names(String path, Port port) {
    DeviceTree machine = tree.devices();
    return new NetNames(machine).of(machine.get(path).orElseThrow(), port);
  }

  private void slot(String name, String address) {
    tree.file("sys/bus/pci/slots/" + name + "/address", address);
  }

  @Test
  void path_busAndSlot() {
    bridge(ROOT + "0000:00:02.0");
    card(ROOT + "0000:00:02.0/0000:0a:00.0");

    assertThat(names(ROOT + "0000:00:02.0/0000:0a:00.0"))
        .isEqualTo(new NetId("", "", "enp10s0", ""));
  }

  @Test
  void path_domain() {
    card("/devices/pci0001:00/0001:00:03.0");

    assertThat(names("/devices/pci0001:00/0001:00:03.0").path()).isEqualTo("enP1p0s3");
  }

  @Test
  void path_functions() {
    card(ROOT + "0000:00:03.0");
    card(ROOT + "0000:00:03.1");

    assertThat(names(ROOT + "0000:00:03.0").path()).isEqualTo("enp0s3f0");
    assertThat(names(ROOT + "0000:00:03.1").path()).isEqualTo("enp0s3f1");
  }

  @Test
  void path_port() {
    card(ROOT + "0000:00:03.0");

    assertThat(names(ROOT + "0000:00:03.0", new Port("", false, "np1", false)).path())
        .isEqualTo("enp0s3np1");
  }

  @Test
  void onboard_acpiIndexBeforeSmbios() {
    card(ROOT + "0000:00:03.0", "acpi_index=7", "index=1");
    card(ROOT + "0000:00:04.0", "index=2");

    assertThat(names(ROOT + "0000:00:03.0").onboard()).isEqualTo("eno7");
    assertThat(names(ROOT + "0000:00:04.0").onboard()).isEqualTo("eno2");
  }

  @Test
  void onboard_nonsenseIndex_none() {
    card(ROOT + "0000:00:03.0", "index=16777736");

    assertThat(names(ROOT + "0000:00:03.0").onboard()).isEmpty();
  }

  @Test
  void slot_ofTheCard() {
    card(ROOT + "0000:00:03.0");
    slot("3", "0000:00:03");

    assertThat(names(ROOT + "0000:00:03.0").slot()).isEqualTo("ens3");
  }

  @Test
  void slot_zeroOrNamed_none() {
    card(ROOT + "0000:00:03.0");
    card(ROOT + "0000:00:04.0");
    slot("0", "0000:00:03");
    slot("0-1", "0000:00:04");

    assertThat(names(ROOT + "0000:00:03.0").slot()).isEmpty();
    assertThat(names(ROOT + "0000:00:04.0").slot()).isEmpty();
  }

  @Test
  void slot_ofABridgeAbove_none() {
    bridge(ROOT + "0000:00:02.0");
    card(ROOT + "0000:00:02.0/0000:01:00.0");
    slot("5", "0000:00:02");

    assertThat(names(ROOT + "0000:00:02.0/0000:01:00.0").slot()).isEmpty();
  }

  @Test
  void virtio_namedByItsFunction() {
    card(ROOT + "0000:00:03.0");
    tree.device("virtio", ROOT + "0000:00:03.0/virtio0", "MODALIAS=virtio:d00000001v00001AF4");

    assertThat(names(ROOT + "0000:00:03.0/virtio0").path()).isEqualTo("enp0s3");
  }

  @Test
  void usb_portsBehindItsController() {
    add(ROOT + "0000:00:14.0", "C0330");
    String device = ROOT + "0000:00:14.0/usb1/1-2/1-2.3";
    tree.device("usb", device, "DEVTYPE=usb_device");
    tree.device("usb", device + "/1-2.3:1.1", "DEVTYPE=usb_interface");

    NetId names = names(device + "/1-2.3:1.1", new Port("02:00:00:00:00:01", true, "", false));

    assertThat(names).isEqualTo(new NetId("", "", "enp0s20u2u3i1", "enx020000000001"));
  }

  @Test
  void neitherPciNorUsb_none() {
    tree.device("vmbus", "/devices/acpi/vmbus_0", "MODALIAS=vmbus:f8");

    assertThat(names("/devices/acpi/vmbus_0")).isEqualTo(new NetId("", "", "", ""));
  }
}

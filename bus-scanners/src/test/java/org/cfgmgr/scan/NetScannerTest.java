package org.cfgmgr.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetScannerTest {
  private static final String SLOT = "/devices/pci0000:00/0000:00:03.0";
  private static final String PATH = SLOT + "/net/eth0";

  @Test
  void facts_ofAnInterface_holdNothingThatChanges() {
    DeviceTree tree =
        TestingTree.create()
            .device(
                "net",
                PATH,
                "INTERFACE=eth0",
                "DEVTYPE=wlan",
                "address=00:1B:21:00:00:01",
                "addr_assign_type=0",
                "type=1",
                "mtu=1500",
                "ifindex=2")
            .file("sys/class/net/bonding_masters", "bond0")
            .devices();

    assertThat(tree.get(PATH).orElseThrow().facts())
        .containsOnly(
            entry("bus", "net"),
            entry("kernel", "eth0"),
            entry("devtype", "wlan"),
            entry("address", "00:1B:21:00:00:01"),
            entry("addr_assign_type", "0"),
            entry("type", "1"),
            entry("unique_id", "mac:00:1b:21:00:00:01"));
    assertThat(tree.all()).noneMatch(device -> device.kernelName().equals("bonding_masters"));
  }

  @ParameterizedTest
  @CsvSource({
    "52:54:00:00:00:01, addr_assign_type=0, type=1, mac:52:54:00:00:00:01",
    "52:54:00:00:00:01, addr_assign_type=1, type=1, net:0000:00:03.0",
    "52:54:00:00:00:01, x=, type=1, net:0000:00:03.0",
    "00:1b:21:00:00:01, x=, type=1, mac:00:1b:21:00:00:01",
    "00:00:00:00:00:00, addr_assign_type=0, type=1, net:0000:00:03.0",
    "00:1b:21:00:00:01, addr_assign_type=0, type=280, net:0000:00:03.0",
  })
  void identity_isThePermanentAddress_elseThePlace(
      String address, String assigned, String type, String identity) {
    DeviceTree tree =
        TestingTree.create()
            .device("pci", SLOT)
            .device("net", PATH, "address=" + address, assigned, type)
            .devices();

    assertThat(tree.get(PATH).orElseThrow().fact(Fact.UNIQUE_ID)).isEqualTo(identity);
  }

  @Test
  void identity_ofAPortOfABond_isItsOwnAddress() {
    DeviceTree tree =
        TestingTree.create()
            .device(
                "net",
                PATH,
                "address=00:1b:21:00:00:99",
                "addr_assign_type=3",
                "type=1",
                "bonding_slave/perm_hwaddr=00:1b:21:00:00:01")
            .devices();

    assertThat(tree.get(PATH).orElseThrow().fact(Fact.UNIQUE_ID))
        .isEqualTo("mac:00:1b:21:00:00:01");
  }

  @Test
  void identity_ofAVirtualInterface_isItsName() {
    String bridge = "/devices/virtual/net/br0";
    DeviceTree tree =
        TestingTree.create()
            .device("net", bridge, "address=00:1b:21:00:00:01", "addr_assign_type=0", "type=1")
            .devices();

    assertThat(tree.get(bridge).orElseThrow().fact(Fact.UNIQUE_ID)).isEqualTo("net:br0");
  }

  @Test
  void identity_ofASecondPort_namesThePort() {
    DeviceTree tree =
        TestingTree.create()
            .device("pci", SLOT)
            .device("net", PATH, "dev_port=0")
            .device("net", SLOT + "/net/eth1", "dev_port=1")
            .devices();

    assertThat(tree.get(SLOT + "/net/eth1").orElseThrow().fact(Fact.UNIQUE_ID))
        .isEqualTo("net:0000:00:03.0/1");
  }
}

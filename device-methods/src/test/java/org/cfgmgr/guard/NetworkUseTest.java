package org.cfgmgr.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.cfgmgr.guard.Guard.Use;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkUseTest {
  private static final String FIRST = "/devices/pci0000:00/0000:00:03.0";
  private static final String SECOND = "/devices/pci0000:00/0000:00:04.0";
  private static final String ETH0 = FIRST + "/net/eth0";
  private static final String ETH1 = SECOND + "/net/eth1";
  private static final String VIRTUAL = "/devices/virtual/net/";
  private static final String HEADING =
      "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT";
  private static final String DEFAULT = "\t00000000\t010200C0\t0003\t0\t0\t0\t00000000\t0\t0\t0";
  private static final String CONNECTED = "\t000200C0\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0";
  private static final String LINK_LOCAL = "fe8000000000000000fc00fffe000001 04 40 20 80     eth0";

  @TempDir Path root;
  private TestingSystem system;

  @BeforeEach
  void twoAdapters() {
    system =
        TestingSystem.create(root)
            .device("pci", FIRST)
            .device("pci", SECOND)
            .ofClass("net", ETH0)
            .ofClass("net", ETH1)
            .line("proc/net/route", HEADING);
  }

  @Test
  void withoutAddress() {
    system.line("proc/net/if_inet6", LINK_LOCAL);
    system.line(
        "proc/net/ipv6_route",
        "fe800000000000000000000000000000 40 00000000000000000000000000000000 00"
            + " 00000000000000000000000000000000 00000100 00000002 00000000 00000001     eth0");

    assertThat(system.reasons("/devices")).isEmpty();
  }

  @Test
  void defaultRoute_andNetwork() {
    system.line("proc/net/route", "eth0" + CONNECTED).line("proc/net/route", "eth0" + DEFAULT);

    assertThat(system.guard().uses(FIRST))
        .containsExactly(
            new Use(ETH0, "eth0 carries the default route"),
            new Use(ETH0, "eth0 carries the route to 192.0.2.0/24"));
    assertThat(system.reasons(SECOND)).isEmpty();
  }

  @Test
  void route_thatRejects() {
    system.line("proc/net/route", "*\t000200C0\t00000000\t0201\t0\t0\t0\t00FFFFFF\t0\t0\t0");

    assertThat(system.reasons("/devices")).isEmpty();
  }

  @Test
  void address_withoutRoute() {
    Guard guard =
        new LiveGuard(
            new KernelFiles(root), name -> name.equals("eth0") ? List.of("192.0.2.2") : List.of());

    assertThat(guard.uses(FIRST))
        .containsExactly(new Use(ETH0, "eth0 carries the address 192.0.2.2"));
    assertThat(guard.uses(SECOND)).isEmpty();
  }

  @Test
  void ipv6Address() {
    system
        .line("proc/net/if_inet6", LINK_LOCAL)
        .line("proc/net/if_inet6", "fd000000000000000000000000000002 04 40 00 82     eth0");

    assertThat(system.reasons(FIRST)).containsExactly("eth0 carries the address fd00::2");
  }

  @Test
  void ipv6DefaultRoute() {
    system.line(
        "proc/net/ipv6_route",
        "00000000000000000000000000000000 00 00000000000000000000000000000000 00"
            + " fd000000000000000000000000000001 00000400 00000002 00000000 00000003     eth0");
    system.line(
        "proc/net/ipv6_route",
        "00000000000000000000000000000000 00 00000000000000000000000000000000 00"
            + " 00000000000000000000000000000000 ffffffff 00000001 00000000 00200200       lo");

    assertThat(system.reasons("/devices")).containsExactly("eth0 carries the default route");
  }

  @Test
  void bond_thatCarriesDefaultRoute() {
    port("bond0").line("proc/net/route", "bond0" + DEFAULT);

    assertThat(system.reasons(FIRST))
        .containsExactly(
            "eth0 is under bond0, which carries the default route", "eth0 is a port of bond0");
    assertThat(system.reasons(SECOND)).isEmpty();
  }

  @Test
  void team_withoutAddress() {
    port("team0");

    assertThat(system.reasons(FIRST)).containsExactly("eth0 is a port of team0");
  }

  @Test
  void vlan_onBondThatIsPortOfBridge() {
    port("bond0")
        .ofClass("net", VIRTUAL + "bond0.5")
        .ofClass("net", VIRTUAL + "br0")
        .link("sys" + VIRTUAL + "bond0.5/lower_bond0", VIRTUAL + "bond0")
        .link("sys" + VIRTUAL + "bond0/upper_bond0.5", VIRTUAL + "bond0.5")
        .link("sys" + VIRTUAL + "bond0.5/master", VIRTUAL + "br0")
        .link("sys" + VIRTUAL + "br0/lower_bond0.5", VIRTUAL + "bond0.5")
        .line("proc/net/route", "br0" + CONNECTED);

    assertThat(system.reasons(FIRST))
        .containsExactly(
            "eth0 is under br0, which carries the route to 192.0.2.0/24",
            "eth0 is under bond0, which is under bond0.5",
            "eth0 is under bond0.5, which is a port of br0",
            "eth0 is a port of bond0");
  }

  @Test
  void macvlan_onTop() {
    system
        .ofClass("net", VIRTUAL + "macvlan0")
        .link("sys" + ETH0 + "/upper_macvlan0", VIRTUAL + "macvlan0")
        .link("sys" + VIRTUAL + "macvlan0/lower_eth0", ETH0);

    assertThat(system.reasons(FIRST)).containsExactly("eth0 is under macvlan0");
  }

  @Test
  void promiscuous() {
    system.file("sys" + ETH0 + "/flags", "0x1103").file("sys" + ETH1 + "/flags", "0x1003");

    assertThat(system.reasons(FIRST))
        .containsExactly("eth0 is promiscuous: its packets are captured");
    assertThat(system.reasons(SECOND)).isEmpty();
  }

  @Test
  void nfs_byLongestRoute() {
    system
        .line("proc/net/route", "eth1" + DEFAULT)
        .line("proc/net/route", "eth0" + CONNECTED)
        .line(
            "proc/self/mountinfo",
            "40 1 0:60 / /home rw - nfs4 filer:/home rw,vers=4.2,clientaddr=192.0.2.2,addr=192.0.2.9");

    assertThat(system.reasons(FIRST))
        .containsExactly(
            "eth0 carries the mount of filer:/home on /home",
            "eth0 carries the route to 192.0.2.0/24");
    assertThat(system.reasons(SECOND)).containsExactly("eth1 carries the default route");
  }

  @Test
  void nfs_overBond() {
    port("bond0")
        .line("proc/net/route", "bond0" + CONNECTED)
        .line("proc/self/mountinfo", "40 1 0:60 / / rw - nfs 192.0.2.9:/root rw,addr=192.0.2.9");

    assertThat(system.reasons(FIRST).get(0))
        .isEqualTo("eth0 is under bond0, which carries the mount of 192.0.2.9:/root on /");
  }

  @Test
  void cephMonitor_ipv6Server() {
    system
        .line("proc/net/route", "eth0" + CONNECTED)
        .line("proc/self/mountinfo", "40 1 0:60 / /ceph rw - ceph 192.0.2.7:6789,192.0.2.8:/ rw")
        .line(
            "proc/net/ipv6_route",
            "fd000000000000000000000000000000 40 00000000000000000000000000000000 00"
                + " 00000000000000000000000000000000 00000100 00000001 00000000 00000001     eth1")
        .line("proc/self/mountinfo", "41 1 0:61 / /v6 rw - nfs4 filer:/v6 rw,addr=fd00::9");

    assertThat(system.reasons(FIRST).get(0))
        .isEqualTo("eth0 carries the mount of 192.0.2.7:6789,192.0.2.8:/ on /ceph");
    assertThat(system.reasons(SECOND).get(0))
        .isEqualTo("eth1 carries the mount of filer:/v6 on /v6");
  }

  @Test
  void iscsi_session() {
    String connection =
        "/devices/platform/host5/session1/connection1:0/iscsi_connection/connection1:0";
    system
        .line("proc/net/route", "eth0" + CONNECTED)
        .ofClass("iscsi_connection", connection)
        .file("sys" + connection + "/address", "192.0.2.20")
        .file("sys" + connection + "/persistent_address", "portal.example");

    assertThat(system.reasons(FIRST).get(0))
        .isEqualTo("eth0 carries the iSCSI session to 192.0.2.20");
  }

  @Test
  void iscsi_notConnectedNow() {
    String connection = "/devices/platform/host5/session1/connection1:0/iscsi_connection/c1";
    system
        .line("proc/net/route", "eth0" + CONNECTED)
        .ofClass("iscsi_connection", connection)
        .file("sys" + connection + "/address", "<NULL>")
        .file("sys" + connection + "/persistent_address", "192.0.2.20");

    assertThat(system.reasons(FIRST).get(0))
        .isEqualTo("eth0 carries the iSCSI session to 192.0.2.20");
  }

  @Test
  void nvme_overTcp() {
    String controller = "/devices/virtual/nvme-fabrics/ctl/nvme2";
    system
        .line("proc/net/route", "eth0" + CONNECTED)
        .ofClass("nvme", controller)
        .file("sys" + controller + "/transport", "tcp")
        .file("sys" + controller + "/address", "traddr=192.0.2.30,trsvcid=4420");

    assertThat(system.reasons(FIRST).get(0))
        .isEqualTo("eth0 carries the NVMe controller at 192.0.2.30");
  }

  @Test
  void interface_inAnotherNamespace() {
    String third = "/devices/pci0000:00/0000:00:08.0";
    system.device("pci", third).directory("sys" + third + "/net");

    assertThat(system.reasons("/devices/pci0000:00"))
        .containsExactly("0000:00:08.0 has its interface in another network namespace");
    assertThat(system.reasons(SECOND)).isEmpty();
  }

  @Test
  void virtualFunction_inUse() {
    String vf = "/devices/pci0000:00/0000:00:04.2";
    system
        .device("pci", vf)
        .ofClass("net", vf + "/net/eth2")
        .link("sys" + vf + "/physfn", SECOND)
        .line("proc/net/route", "eth2" + CONNECTED);

    assertThat(system.reasons(SECOND))
        .containsExactly("0000:00:04.0 is under eth2, which carries the route to 192.0.2.0/24");
  }

  private TestingSystem port(String master) {
    return system
        .ofClass("net", VIRTUAL + master)
        .link("sys" + ETH0 + "/master", VIRTUAL + master)
        .link("sys" + ETH0 + "/upper_" + master, VIRTUAL + master)
        .link("sys" + VIRTUAL + master + "/lower_eth0", ETH0);
  }
}

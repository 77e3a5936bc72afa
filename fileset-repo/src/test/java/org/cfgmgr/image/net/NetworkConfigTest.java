package org.cfgmgr.image.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cfgmgr.image.net.TestingInterface.MAC;
import static org.cfgmgr.image.net.TestingInterface.ether;

import java.nio.file.Path;
import java.util.Optional;
import org.cfgmgr.image.CommandLine;
import org.cfgmgr.image.TestingSystem;
import org.cfgmgr.kernel.Root;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkConfigTest {
  private static final String WANTS = "etc/systemd/system/multi-user.target.wants/";

  @TempDir private Path root;

  private TestingSystem empty() {
    return TestingSystem.at(root)
        .without("etc/systemd/network/80-dhcp.network")
        .without(WANTS + "systemd-networkd.service");
  }

  private Optional<String> how(NetInterface candidate) {
    return config("").addressing(candidate).map(Claim::how);
  }

  private NetworkConfig config(String commandLine) {
    return NetworkConfig.read(new Root(root), CommandLine.parse(commandLine));
  }

  @Test
  void nothingEnabled_noClaims() {
    empty();

    assertThat(config("").managers()).isEmpty();
    assertThat(how(ether("eth0"))).isEmpty();
  }

  @Nested
  class ByIfupdown {
    private TestingSystem interfaces(String text) {
      return empty()
          .file("usr/sbin/ifup", "")
          .file("sbin/dhclient", "")
          .file(WANTS + "networking.service", "[Unit]\n")
          .file("etc/network/interfaces", text);
    }

    @Test
    void auto_thatNameOnly() {
      interfaces("auto enp0s3\niface enp0s3 inet dhcp\n");

      assertThat(how(ether("enp0s3"))).contains("DHCP");
      assertThat(how(ether("enp1s0"))).isEmpty();
      assertThat(how(ether("ens3", "enp0s3"))).isEmpty();
    }

    @Test
    void ifaceNotBroughtUp_none() {
      interfaces("iface enp0s3 inet dhcp\n");

      assertThat(how(ether("enp0s3"))).isEmpty();
    }

    @Test
    void staticAddress() {
      interfaces("allow-hotplug enp0s3\niface enp0s3 inet static\n  address 10.0.0.2/24\n");

      assertThat(how(ether("enp0s3"))).contains("static 10.0.0.2/24");
    }

    @Test
    void pattern_logicalName() {
      interfaces("auto /en*=net\niface net inet dhcp\n");

      assertThat(how(ether("enp1s0"))).contains("DHCP");
      assertThat(how(ether("eth0"))).isEmpty();
    }

    @Test
    void sourced_read() {
      interfaces("source /etc/network/interfaces.d/*\nsource-directory more\n")
          .file("etc/network/interfaces.d/a", "auto enp0s3\niface enp0s3 inet dhcp\n")
          .file("etc/network/more/b", "auto enp0s4\niface enp0s4 inet dhcp\n");

      assertThat(how(ether("enp0s3"))).contains("DHCP");
      assertThat(how(ether("enp0s4"))).contains("DHCP");
    }

    @Test
    void bridge_portsAreAddressedThroughIt() {
      interfaces("auto br0\niface br0 inet dhcp\n  bridge_ports enp0s3\n");

      assertThat(how(ether("enp0s3"))).contains("DHCP on br0");
    }

    @Test
    void dhcpWithoutClient_none() {
      interfaces("auto enp0s3\niface enp0s3 inet dhcp\n").without("sbin/dhclient");

      assertThat(how(ether("enp0s3"))).isEmpty();
      assertThat(config("").claims())
          .extracting(Claim::how)
          .containsExactly("DHCP, and no DHCP client is installed");
    }

    @Test
    void serviceNotEnabled_nothing() {
      interfaces("auto enp0s3\niface enp0s3 inet dhcp\n").without(WANTS + "networking.service");

      assertThat(config("").managers()).isEmpty();
    }
  }

  @Nested
  class ByNetworkd {
    private TestingSystem network(String name, String text) {
      return empty()
          .file(WANTS + "systemd-networkd.service", "[Unit]\n")
          .file("etc/systemd/network/" + name, text);
    }

    @Test
    void name_alsoAnAlternativeOne() {
      network("10.network", "[Match]\nName=enp0s3\n[Network]\nDHCP=ipv4\n");

      assertThat(how(ether("enp0s3"))).contains("DHCP");
      assertThat(how(ether("ens3", "enp0s3"))).contains("DHCP");
      assertThat(how(ether("enp1s0"))).isEmpty();
    }

    @Test
    void mac_hardwareThatMoved_none() {
      network("10.network", "[Match]\nMACAddress=" + MAC + "\n[Network]\nAddress=10.0.0.2/24\n");

      assertThat(how(ether("eth7"))).contains("static 10.0.0.2/24");
      NetInterface other = ether("eth7");
      assertThat(
              how(
                  new NetInterface(
                      "eth7", other.otherNames(), "", "52:54:00:00:00:01", true, "", "", "ether")))
          .isEmpty();
    }

    @Test
    void firstFileWins_evenWithoutAddress() {
      network("10.network", "[Match]\nName=en*\n[Link]\nUnmanaged=yes\n")
          .file("etc/systemd/network/20.network", "[Match]\nName=*\n[Network]\nDHCP=yes\n");

      assertThat(how(ether("enp0s3"))).isEmpty();
      assertThat(how(ether("eth0"))).contains("DHCP");
    }

    @Test
    void negatedName() {
      network("10.network", "[Match]\nName=!lo docker*\n[Network]\nDHCP=yes\n");

      assertThat(how(ether("enp0s3"))).contains("DHCP");
      assertThat(how(ether("docker0"))).isEmpty();
    }

    @Test
    void bridge_addressIsOnIt() {
      network("10.network", "[Match]\nName=en*\n[Network]\nBridge=br0\n")
          .file("etc/systemd/network/20.network", "[Match]\nName=br0\n[Network]\nDHCP=yes\n");

      assertThat(how(ether("enp0s3"))).contains("DHCP on br0");
    }

    @Test
    void emptyMatch_nothing() {
      network("10.network", "[Network]\nDHCP=yes\n");

      assertThat(how(ether("enp0s3"))).isEmpty();
    }

    @Test
    void hiddenByTheSameNameInEtc() {
      network("10.network", "")
          .file("usr/lib/systemd/network/10.network", "[Match]\nName=*\n[Network]\nDHCP=yes\n");

      assertThat(how(ether("enp0s3"))).isEmpty();
    }
  }

  @Nested
  class ByNetplan {
    private TestingSystem netplan(String text) {
      return empty()
          .file("usr/lib/systemd/system-generators/netplan", "")
          .file("etc/netplan/50-cloud-init.yaml", text);
    }

    @Test
    void idIsTheName() {
      netplan("network:\n  version: 2\n  ethernets:\n    enp0s3:\n      dhcp4: true\n");

      assertThat(how(ether("enp0s3"))).contains("DHCP");
      assertThat(how(ether("enp1s0"))).isEmpty();
    }

    @Test
    void match_nameAndMac() {
      netplan(
          """
          network:
            ethernets:
              all:
                match: {name: "en*"}
                addresses: [10.0.0.2/24]
              one:
                match: {macaddress: "52:54:00:12:34:56"}
                set-name: lan0
                dhcp4: true
          """);

      assertThat(how(ether("enp9s0"))).contains("static 10.0.0.2/24");
      assertThat(how(ether("eth0"))).contains("DHCP");
    }

    @Test
    void bridge_carries() {
      netplan(
          """
          network:
            ethernets:
              enp0s3: {}
            bridges:
              br0: {interfaces: [enp0s3], dhcp4: true}
          """);

      assertThat(how(ether("enp0s3"))).contains("DHCP");
    }

    @Test
    void damaged_saysNothing() {
      netplan("network: [");

      assertThat(config("").claims()).isEmpty();
    }
  }

  @Nested
  class ByNetworkManager {
    private TestingSystem enabled() {
      return empty().file(WANTS + "NetworkManager.service", "[Unit]\n");
    }

    @Test
    void ownDefault_anyCard() {
      enabled();

      assertThat(how(ether("enp5s0"))).contains("DHCP");
    }

    @Test
    void ownDefaultOff_profilesOnly() {
      enabled()
          .file("etc/NetworkManager/NetworkManager.conf", "[main]\nno-auto-default=*\n")
          .file(
              "etc/NetworkManager/system-connections/a.nmconnection",
              "[connection]\ntype=ethernet\ninterface-name=enp0s3\n[ipv4]\nmethod=auto\n");

      assertThat(how(ether("enp0s3"))).contains("DHCP");
      assertThat(how(ether("enp5s0"))).isEmpty();
    }
  }

  @Nested
  class ByCloudInit {
    @Test
    void installed_mayWrite() {
      empty().file("usr/bin/cloud-init", "");

      assertThat(config("").generated()).isTrue();
      assertThat(config("cloud-init=disabled").generated()).isFalse();
    }

    @Test
    void networkSwitchedOff_doesNotWrite() {
      empty()
          .file("usr/bin/cloud-init", "")
          .file("etc/cloud/cloud.cfg.d/99.cfg", "network: {config: disabled}\n");

      assertThat(config("").generated()).isFalse();
    }
  }
}

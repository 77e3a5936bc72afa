package org.cfgmgr.image.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cfgmgr.image.net.TestingInterface.MAC;
import static org.cfgmgr.image.net.TestingInterface.ether;

import java.nio.file.Path;
import org.cfgmgr.image.CommandLine;
import org.cfgmgr.image.TestingSystem;
import org.cfgmgr.kernel.Root;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NamingTest {
  private static final NetId ALL = new NetId("eno1", "ens3", "enp0s3", "enx525400123456");
  private static final NetId BY_PATH = new NetId("", "", "enp0s3", "");

  @TempDir private Path root;

  private TestingSystem system;

  @BeforeEach
  void install() {
    system = TestingSystem.at(root);
  }

  private NetInterface name(String commandLine, NetId names) {
    return Naming.read(new Root(root), CommandLine.parse(commandLine)).name(ether("eth0"), names);
  }

  @Test
  void usualPolicy_strongestFirst() {
    NetInterface named = name("", ALL);

    assertThat(named.name()).isEqualTo("eno1");
    assertThat(named.otherNames()).containsExactly("ens3", "enp0s3");
    assertThat(name("", BY_PATH).name()).isEqualTo("enp0s3");
  }

  @Test
  void switchedOffOnTheCommandLine_kernelName() {
    assertThat(name("quiet net.ifnames=0", ALL).name()).isEqualTo("eth0");
  }

  @Test
  void withoutUdev_kernelName() {
    system.without("usr/lib/systemd/systemd-udevd");

    assertThat(name("", ALL).name()).isEqualTo("eth0");
  }

  @Test
  void rulesSwitchedOff_kernelName() {
    system.file("etc/udev/rules.d/80-net-setup-link.rules", "");

    assertThat(name("", ALL).name()).isEqualTo("eth0");
  }

  @Test
  void linkFileByMac_itsName() {
    system.file(
        "etc/systemd/network/10-lan.link", "[Match]\nMACAddress=" + MAC + "\n[Link]\nName=lan0\n");

    assertThat(name("", ALL).name()).isEqualTo("lan0");
  }

  @Test
  void linkFileOfAnotherMac_passedOver() {
    system.file(
        "etc/systemd/network/10-lan.link",
        "[Match]\nMACAddress=52:54:00:00:00:99\n[Link]\nName=lan0\n");

    assertThat(name("", ALL).name()).isEqualTo("eno1");
  }

  @Test
  void defaultHidden_kernelName() {
    system.file("etc/systemd/network/99-default.link", "");

    assertThat(name("", ALL).name()).isEqualTo("eth0");
  }

  @Test
  void persistentRule_itsName() {
    system.file(
        "etc/udev/rules.d/70-persistent-net.rules",
        "SUBSYSTEM==\"net\", ACTION==\"add\", ATTR{address}==\"" + MAC + "\", NAME=\"eth3\"\n");

    assertThat(name("", ALL).name()).isEqualTo("eth3");
  }
}

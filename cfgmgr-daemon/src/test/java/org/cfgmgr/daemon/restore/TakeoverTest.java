package org.cfgmgr.daemon.restore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cfgmgr.probe.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TakeoverTest {
  @TempDir Path root;

  private final List<String> asked = new ArrayList<>();

  /** A system with ifupdown and two addresses of its own. */
  static void ifupdown(Path root) throws IOException {
    write(
        root,
        "etc/network/interfaces",
        """
        auto lo eth0 eth1
        iface lo inet loopback
        iface eth0 inet static
          address 10.0.0.5/24
        iface eth0 inet6 static
          address fd00::5
          netmask 64
        iface eth1 inet dhcp
        """);
    write(root, "usr/sbin/ifup", "");
    write(root, "etc/rcS.d/S12networking", "");
  }

  private static void write(Path root, String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private List<String> obstacles(List<String> names, String... taken) {
    return new Takeover(
            root,
            new Takeover.Wires() {
              @Override
              public List<String> names() {
                return names;
              }

              @Override
              public List<Answer> ask(String name, Set<InetAddress> addresses) {
                addresses.forEach(address -> asked.add(name + " " + address.getHostAddress()));
                return List.of(taken).stream()
                    .map(TakeoverTest::address)
                    .map(address -> new Answer(address, name, "02:00:00:00:00:02"))
                    .toList();
              }
            })
        .obstacles();
  }

  private static InetAddress address(String text) {
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void addresses_areAskedForOnEveryWire() throws IOException {
    ifupdown(root);

    assertThat(obstacles(List.of("eth0", "eth1"))).isEmpty();
    assertThat(asked)
        .containsExactly(
            "eth0 10.0.0.5", "eth0 fd00:0:0:0:0:0:0:5", "eth1 10.0.0.5", "eth1 fd00:0:0:0:0:0:0:5");
  }

  @Test
  void originalThatAnswers_isInTheWay() throws IOException {
    ifupdown(root);

    assertThat(obstacles(List.of("eth0"), "10.0.0.5"))
        .containsExactly(
            "the original still runs: 10.0.0.5 is answered by 02:00:00:00:00:02 on eth0"
                + " (/etc/network/interfaces); shut it down first");
  }

  @Test
  void withoutALink_theOriginalCannotBeAsked() throws IOException {
    ifupdown(root);

    assertThat(obstacles(List.of()))
        .containsExactly(
            "whether the original still has 10.0.0.5, fd00::5 cannot be asked: no network interface"
                + " is up with a link; cfgmgr -i installs what its driver lacks, ip link set NAME up"
                + " starts it");
  }

  /** systemd has a file for the inside of containers, with an address that means any. */
  @Test
  void addressesOfTheDistributionsFiles_areNobodys() throws IOException {
    write(root, "etc/systemd/system/multi-user.target.wants/systemd-networkd.service", "[Unit]\n");
    write(
        root,
        "usr/lib/systemd/network/80-container-ve.network",
        "[Match]\nName=ve-*\n[Network]\nAddress=0.0.0.0/28\n");
    assertThat(obstacles(List.of("eth0"))).isEmpty();
    assertThat(asked).isEmpty();

    write(
        root,
        "etc/systemd/network/10.network",
        "[Match]\nName=eth0\n[Network]\nAddress=10.0.0.7/24\n");
    assertThat(obstacles(List.of("eth0"))).isEmpty();
    assertThat(asked).containsExactly("eth0 10.0.0.7");
  }

  @Test
  void systemWithoutAddressesOfItsOwn_asksNobody() {
    assertThat(obstacles(List.of("eth0"))).isEmpty();
    assertThat(asked).isEmpty();
  }
}

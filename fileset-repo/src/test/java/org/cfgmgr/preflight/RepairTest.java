package org.cfgmgr.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cfgmgr.image.TestingSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A system whose configuration is of the old machine, and a machine with one card, enp0s3. */
class RepairTest {
  private static final String NETWORKD = "etc/systemd/network/80-dhcp.network";
  private static final String NAMED =
      "[Match]\nName=enp0s2\n\n[Network]\n# enp0s2 of old\nAddress=10.0.0.5/24\n";

  @TempDir private Path root;

  private TestingSystem system;

  @BeforeEach
  void install() {
    system = TestingSystem.at(root);
  }

  private static TestingMachine machine() {
    return TestingMachine.bios().screen().sata("0000:00:1f.2", "sda").e1000("0000:00:03.0");
  }

  /** A card whose address is known, as one that is driven. */
  private static TestingMachine driven() {
    TestingMachine machine = TestingMachine.bios().screen().sata("0000:00:1f.2", "sda");
    machine.pci("0000:00:03.0", "8086:100E", "20000", "driver=e1000", "module=e1000");
    machine
        .tree()
        .device(
            "net",
            "/devices/pci0000:00/0000:00:03.0/net/eth0",
            "address=52:54:00:00:00:02",
            "addr_assign_type=0",
            "type=1");
    return machine;
  }

  private Repair repair(TestingMachine machine) {
    return Repair.of(system.open(), machine.devices(), Optional.empty());
  }

  /** The file as it is when the repair is done. */
  private String after(Repair repair, String path) throws IOException {
    Path file = root.resolve(path);
    String text = Files.readString(file);
    for (Repair.Edit edit : repair.edits()) {
      text = edit.file().equals(file) ? edit.after(text) : text;
    }
    return text;
  }

  @Test
  void systemThatFits_needsNothing() {
    assertThat(repair(machine())).isEqualTo(new Repair(List.of(), "", List.of()));
  }

  @Test
  void networkd_isRenamedWhereItMatches() throws IOException {
    system.file(NETWORKD, NAMED);

    Repair repair = repair(machine());
    assertThat(repair.card()).isEqualTo("enp0s3");
    assertThat(repair.edits()).hasSize(1);
    assertThat(after(repair, NETWORKD)).isEqualTo(NAMED.replace("Name=enp0s2", "Name=enp0s3"));
    assertThat(repair.told()).isEmpty();
  }

  @Test
  void networkdByAddress_getsThatOfTheNewCard() throws IOException {
    system.file(NETWORKD, "[Match]\nMACAddress=52:54:00:00:00:01\n[Network]\nDHCP=yes\n");

    assertThat(after(repair(driven()), NETWORKD))
        .isEqualTo("[Match]\nMACAddress=52:54:00:00:00:02\n[Network]\nDHCP=yes\n");
    assertThat(repair(machine()).edits()).isEmpty();
    assertThat(repair(machine()).told())
        .containsExactly(
            "the network configuration of "
                + root
                + " knows 52:54:00:00:00:01, and the machine has enp0s3: say which is which there");
  }

  @Test
  void ifupdown_isRenamedWithItsBridgesAndVlans() throws IOException {
    String text =
        """
        # enp0s2 is the uplink
        auto lo enp0s2 enp0s2.7
        iface lo inet loopback
        iface enp0s2 inet manual
          up ip link set enp0s2 up
        iface enp0s2.7 inet static
          address 10.0.0.5/24
        auto br0
        iface br0 inet dhcp
          bridge_ports enp0s2
        iface enp0s21 inet manual
        """;
    system
        .without(NETWORKD)
        .file("usr/sbin/ifup", "")
        .file("usr/sbin/dhclient", "")
        .file("etc/systemd/system/multi-user.target.wants/networking.service", "[Unit]\n")
        .file("etc/network/interfaces", text);

    assertThat(after(repair(machine()), "etc/network/interfaces"))
        .isEqualTo(
            text.replace("enp0s2", "enp0s3")
                .replace("# enp0s3", "# enp0s2")
                .replace("enp0s31", "enp0s21"));
  }

  @Test
  void netplanAndNetworkManager_areRenamed() throws IOException {
    String netplan = "network:\n  version: 2\n  ethernets:\n    enp0s2:\n      dhcp4: true\n";
    String keyfile =
        "[connection]\nid=enp0s2\ntype=ethernet\ninterface-name=enp0s2\n[ipv4]\nmethod=auto\n";
    system
        .without(NETWORKD)
        .file("usr/sbin/netplan", "")
        .file("etc/netplan/50.yaml", netplan)
        .file("etc/systemd/system/multi-user.target.wants/NetworkManager.service", "[Unit]\n")
        .file("etc/NetworkManager/NetworkManager.conf", "[main]\nno-auto-default=*\n")
        .file("etc/NetworkManager/system-connections/wired.nmconnection", keyfile);

    Repair repair = repair(machine());
    assertThat(after(repair, "etc/netplan/50.yaml")).isEqualTo(netplan.replace("s2:", "s3:"));
    assertThat(after(repair, "etc/NetworkManager/system-connections/wired.nmconnection"))
        .isEqualTo(keyfile.replace("name=enp0s2", "name=enp0s3"));
  }

  @Test
  void severalCards_areForAnAdministratorToTell() {
    system
        .file(NETWORKD, NAMED)
        .file("etc/systemd/network/90.network", NAMED.replace("enp0s2", "enp0s8"));

    Repair repair = repair(machine());
    assertThat(repair.edits()).isEmpty();
    assertThat(repair.told())
        .containsExactly(
            "the network configuration of "
                + root
                + " knows enp0s2, enp0s8, and the machine has enp0s3: say which is which there");
  }

  @Test
  void cardThatIsConfiguredToo_isNoReasonToRename() {
    system
        .file(NETWORKD, NAMED)
        .file("etc/systemd/network/90.network", NAMED.replace("enp0s2", "enp0s3"));

    assertThat(repair(machine()).edits()).isEmpty();
  }

  @Test
  void rootByTheKernelsName_isNamedAsTheBootMenuDoes() throws IOException {
    system.file("etc/fstab", "# root\n/dev/vda1  /  ext4  defaults  0 1\nproc /proc proc\n");

    assertThat(after(repair(machine()), "etc/fstab"))
        .isEqualTo(
            "# root\nUUID=" + TestingSystem.UUID + "  /  ext4  defaults  0 1\nproc /proc proc\n");
  }

  @Test
  void otherDevicesOfTheOldMachine_areTold() {
    system
        .file(
            "etc/fstab",
            "UUID=" + TestingSystem.UUID + " / ext4\n/dev/disk/by-path/pci-0000:00:09.0 /a ext4\n")
        .file("etc/crypttab", "# none\nsecret /dev/vdb2 none luks\nother UUID=12 none\n");

    assertThat(repair(machine()).edits()).isEmpty();
    assertThat(repair(machine()).told())
        .containsExactly(
            root
                + "/etc/fstab:2: /dev/disk/by-path/pci-0000:00:09.0: it is by the old machine's slot"
                + " (pci-0000:00:09.0), and disks here are below 0000:00:1f.2; name it by UUID=",
            root
                + "/etc/crypttab:2: /dev/vdb2: there is no vdb on this machine, whose disks are sda;"
                + " name it by UUID=");
  }
}

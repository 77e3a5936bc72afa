package org.cfgmgr.attr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.cfgmgr.attr.KernelPlace.Kind;
import org.cfgmgr.scan.TestingTree;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A made-up machine. */
class LiveKernelAttributesTest {
  private static final String FUNCTION = "/devices/pci0000:00/0000:00:03.0";
  private static final String NIC = FUNCTION + "/net/eth0";
  private static final String LUN = "/devices/pci0000:00/0000:00:04.0/host0/target0:0:0/0:0:0:0";
  private static final String DISK = "/devices/pci0000:00/0000:00:05.0/virtio1/block/vda";
  private static final String CPU = "/devices/system/cpu/cpu1";

  @TempDir private Path root;
  private KernelAttributes attributes = KernelAttributes.none();

  @BeforeEach
  void machine() {
    TestingTree.create()
        .device(
            "pci",
            FUNCTION,
            "driver=ixgbe",
            "driver_override=(null)",
            "sriov_numvfs=0",
            "sriov_totalvfs=63")
        .device("net", NIC, "mtu=1500", "tx_queue_len=1000", "device->" + FUNCTION)
        .device("scsi", LUN, "driver=sd", "queue_depth=31", "timeout=30")
        .file("sys" + LUN + "/block/sda/queue/scheduler", "[none] mq-deadline kyber")
        .file("sys" + DISK + "/queue/scheduler", "none [mq-deadline]")
        .file("sys" + CPU + "/cpufreq/scaling_governor", "powersave")
        .file("sys" + CPU + "/cpufreq/scaling_available_governors", "performance powersave ")
        .file("sys/kernel/mm/transparent_hugepage/enabled", "always [madvise] never")
        .file("proc/sys/net/ipv4/tcp_rmem", "4096\t131072\t6291456")
        .file("proc/sys/net/ipv4/tcp_congestion_control", "cubic")
        .file("proc/sys/net/ipv4/tcp_available_congestion_control", "reno cubic")
        .file("proc/sys/net/ipv6/conf/eth0/accept_ra", "1")
        .file("proc/sys/kernel/random/boot_id", "0b5c")
        .writeTo(root);
    attributes = KernelAttributes.live(root);
  }

  private KernelPlace place(String access, String device) {
    return attributes.find(access, device).orElseThrow();
  }

  @Test
  void file_ofTheDevice() {
    KernelPlace mtu = place("sysfs:mtu", NIC);

    assertThat(mtu).isEqualTo(new KernelPlace(Kind.SYSFS, NIC, NIC.substring(1) + "/mtu", false));
    assertThat(attributes.read(mtu)).contains("1500");
    assertThat(attributes.choices(mtu)).isEmpty();
  }

  @Test
  void firstAlternativeThatIsThere_counts() {
    String access = "sysfs:queue/scheduler|block/*/queue/scheduler";

    assertThat(place(access, DISK))
        .isEqualTo(
            new KernelPlace(Kind.SYSFS, DISK, DISK.substring(1) + "/queue/scheduler", false));
    assertThat(place(access, LUN))
        .isEqualTo(
            new KernelPlace(
                Kind.SYSFS, LUN, LUN.substring(1) + "/block/sda/queue/scheduler", false));
    assertThat(attributes.find(access, NIC)).isEmpty();
  }

  @Test
  void wordInBrackets_isTheValue() {
    KernelPlace scheduler = place("sysfs:block/*/queue/scheduler", LUN);

    assertThat(attributes.read(scheduler)).contains("none");
    assertThat(attributes.choices(scheduler)).containsExactly("none", "mq-deadline", "kyber");
  }

  @Test
  void otherFile_listsWhatIsPossible() {
    KernelPlace governor = place("sysfs:cpufreq/scaling_governor", CPU);
    KernelPlace congestion = place("sysctl:net/ipv4/tcp_congestion_control", "");
    KernelPlace functions = place("!sysfs:sriov_numvfs", FUNCTION);

    assertThat(attributes.choices(governor)).containsExactly("performance", "powersave");
    assertThat(attributes.choices(congestion)).containsExactly("reno", "cubic");
    assertThat(attributes.choices(functions)).containsExactly("0-63");
  }

  @Test
  void disruptive_isKept() {
    assertThat(place("!sysfs:sriov_numvfs", FUNCTION).disruptive()).isTrue();
  }

  @Test
  void unsetText_isEmpty() {
    assertThat(attributes.read(place("sysfs:driver_override", FUNCTION))).contains("");
  }

  @Test
  void fileOfTheMachine_isBelowSys() {
    KernelPlace pages = place("sysfs:/kernel/mm/transparent_hugepage/enabled", "/devices");

    assertThat(pages).hasToString("/sys/kernel/mm/transparent_hugepage/enabled");
    assertThat(attributes.read(pages)).contains("madvise");
  }

  @Test
  void sysctl_isOfTheMachineOrOfADevice() {
    KernelPlace memory = place("sysctl:net/ipv4/tcp_rmem", "/devices");
    KernelPlace advertised = place("sysctl:net/ipv6/conf/%k/accept_ra", NIC);

    assertThat(memory).isEqualTo(new KernelPlace(Kind.SYSCTL, "", "net/ipv4/tcp_rmem", false));
    assertThat(attributes.read(memory)).contains("4096 131072 6291456");
    assertThat(advertised)
        .isEqualTo(new KernelPlace(Kind.SYSCTL, NIC, "net/ipv6/conf/eth0/accept_ra", false));
  }

  @Test
  void whatIsNotThere_isNoPlace() {
    assertThat(attributes.find("sysfs:queue/scheduler", "/devices/gone")).isEmpty();
    assertThat(attributes.find("sysctl:no/such", "")).isEmpty();
    assertThat(attributes.find("sysfs:", NIC)).isEmpty();
    assertThat(attributes.find("nonsense", NIC)).isEmpty();
  }

  @Test
  void whatCannotBeRead_isEmpty() throws IOException {
    KernelPlace mtu = place("sysfs:mtu", NIC);
    Files.delete(root.resolve("sys" + NIC + "/mtu"));

    assertThat(attributes.read(mtu)).isEmpty();
    assertThat(attributes.choices(mtu)).isEmpty();
  }

  @Test
  void instance_isTheSameWhileNothingHappens() {
    assertThat(attributes.instance(NIC)).isPresent().isEqualTo(attributes.instance(NIC));
    assertThat(attributes.instance("/devices/gone")).isEmpty();
  }

  @Test
  void instance_changesWithTheBoot() throws IOException {
    Optional<String> before = attributes.instance(NIC);
    Files.writeString(root.resolve("proc/sys/kernel/random/boot_id"), "77aa\n");

    assertThat(attributes.instance(NIC)).isPresent().isNotEqualTo(before);
  }

  @Test
  void instance_changesWithTheDriver() throws IOException {
    Optional<String> nic = attributes.instance(NIC);
    Optional<String> lun = attributes.instance(LUN);
    replaceLink(root.resolve("sys" + FUNCTION + "/driver"));

    assertThat(attributes.instance(NIC)).isPresent().isNotEqualTo(nic);
    assertThat(attributes.instance(LUN)).isEqualTo(lun);
  }

  @Test
  void instance_changesWhenTheDeviceIsNew() throws IOException {
    Optional<String> before = attributes.instance(CPU);
    Path device = root.resolve("sys" + CPU);
    Files.move(device, device.resolveSibling("old"));
    Files.createDirectory(device);

    assertThat(attributes.instance(CPU)).isPresent().isNotEqualTo(before);
  }

  /** The old one stays under another name, so that its number is not given again. */
  private static void replaceLink(Path link) throws IOException {
    Path target = Files.readSymbolicLink(link);
    Files.move(link, link.resolveSibling("old"));
    Files.createSymbolicLink(link, target);
  }

  @Test
  void none_knowsNothing() {
    KernelAttributes none = KernelAttributes.none();
    KernelPlace mtu = place("sysfs:mtu", NIC);

    assertThat(none.find("sysfs:mtu", NIC)).isEmpty();
    assertThat(none.read(mtu)).isEmpty();
    assertThat(none.choices(mtu)).isEmpty();
    assertThat(none.instance(NIC)).isEmpty();
  }
}

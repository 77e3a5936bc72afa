package org.cfgmgr.method.act;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cfgmgr.attr.KernelPlace;
import org.cfgmgr.method.Result;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Writes for real: to a pair of interfaces, a loop device and a zram device made for it. */
class LiveAttributesTest {
  private static final String SCHEDULER = "sysfs:queue/scheduler|block/*/queue/scheduler";
  @TempDir private Path directory;
  private final LiveProbe kernel = new LiveProbe();
  private final LiveDevices devices = new LiveDevices();

  @BeforeEach
  void mayWrite() {
    LiveDevices.needRoot();
  }

  @AfterEach
  void clean() {
    devices.clean();
  }

  private static Result refused(String device, String file, String why) {
    return Result.failed("/sys" + device + "/" + file + ": the kernel refuses " + why);
  }

  @Test
  void mtu_isSet() {
    String veth = devices.veth();

    assertThat(kernel.set("sysfs:mtu", veth, "1400")).isEqualTo(Result.done());
    assertThat(kernel.read("sysfs:mtu", veth)).contains("1400");
  }

  @Test
  void mtu_outOfRange_isRefusedAndStays() {
    String veth = devices.veth();

    assertThat(kernel.set("sysfs:mtu", veth, "67"))
        .isEqualTo(refused(veth, "mtu", "67: Invalid argument"));
    assertThat(kernel.read("sysfs:mtu", veth)).contains("1500");
  }

  @Test
  void fileThatIsOnlyRead_isRefused() {
    String veth = devices.veth();

    assertThat(kernel.set("sysfs:ifindex", veth, "1"))
        .isEqualTo(refused(veth, "ifindex", "1: Permission denied"));
  }

  @Test
  void txqueuelen_isSet() {
    String veth = devices.veth();

    assertThat(kernel.set("sysfs:tx_queue_len", veth, "0x200")).isEqualTo(Result.done());
    assertThat(kernel.read("sysfs:tx_queue_len", veth)).contains("512");
  }

  @Test
  void sysctlOfAnInterface_isSet() {
    String veth = devices.veth();
    String access = "sysctl:net/ipv4/conf/%k/rp_filter";

    assertThat(kernel.set(access, veth, "2")).isEqualTo(Result.done());
    assertThat(kernel.read(access, veth)).contains("2");
    assertThat(kernel.set(access, veth, "many"))
        .isEqualTo(
            Result.failed(
                "/proc/sys/net/ipv4/conf/"
                    + veth.substring(veth.lastIndexOf('/') + 1)
                    + "/rp_filter: the kernel refuses many: Invalid argument"));
  }

  /** Of an interface that is down. */
  @Test
  void unreadableFile_hasNoValue() {
    String veth = devices.veth();
    Optional<KernelPlace> carrier = kernel.find("sysfs:carrier", veth);

    assertThat(carrier).isPresent();
    assertThat(carrier.flatMap(kernel.attributes()::read)).isEmpty();
  }

  @Test
  void instance_isAnotherForANewInterface() {
    String veth = devices.veth();
    Optional<String> before = kernel.attributes().instance(veth);
    devices.clean();

    assertThat(kernel.attributes().instance(veth)).isEmpty();
    assertThat(kernel.attributes().instance(devices.veth())).isPresent().isNotEqualTo(before);
  }

  @Test
  void scheduler_isSet() throws IOException {
    String loop = devices.loop(directory.resolve("disk"));
    String before = kernel.read(SCHEDULER, loop).orElseThrow();
    KernelPlace place = kernel.find(SCHEDULER, loop).orElseThrow();

    for (String choice : kernel.attributes().choices(place)) {
      assertThat(kernel.set(SCHEDULER, loop, choice)).isEqualTo(Result.done());
      assertThat(kernel.read(SCHEDULER, loop)).contains(choice);
    }
    assertThat(kernel.set(SCHEDULER, loop, before)).isEqualTo(Result.done());
  }

  @Test
  void unknownScheduler_isRefusedWithTheLegalOnes() throws IOException {
    String loop = devices.loop(directory.resolve("disk"));
    KernelPlace place = kernel.find(SCHEDULER, loop).orElseThrow();
    String legal = String.join(", ", kernel.attributes().choices(place));

    assertThat(kernel.set(SCHEDULER, loop, "fifo"))
        .isEqualTo(
            refused(loop, "queue/scheduler", "fifo: Invalid argument (possible: " + legal + ")"));
  }

  @Test
  void valueThatTheKernelRounds_isAFailure() throws IOException {
    String loop = devices.loop(directory.resolve("disk"));
    String file = "queue/read_ahead_kb";

    assertThat(kernel.set("sysfs:" + file, loop, "256")).isEqualTo(Result.done());
    assertThat(kernel.set("sysfs:" + file, loop, "130"))
        .isEqualTo(
            Result.failed("/sys" + loop + "/" + file + ": 130 was set, but the kernel keeps 128"));
    assertThat(kernel.set("sysfs:" + file, loop, "128")).isEqualTo(Result.done());
  }

  @Test
  void zram_isGivenAMethodAndASize() throws IOException {
    String zram = devices.zram();
    KernelPlace method = kernel.find("sysfs:comp_algorithm", zram).orElseThrow();
    List<String> methods = kernel.attributes().choices(method);
    String last = methods.get(methods.size() - 1);

    assertThat(kernel.set("sysfs:comp_algorithm", zram, last)).isEqualTo(Result.done());
    assertThat(kernel.read("sysfs:comp_algorithm", zram)).contains(last);
    assertThat(kernel.set("sysfs:disksize", zram, "16M")).isEqualTo(Result.done());
    assertThat(kernel.read("sysfs:disksize", zram)).contains("16777216");
    assertThat(kernel.set("sysfs:disksize", zram, "32M"))
        .isEqualTo(refused(zram, "disksize", "32M: Device or resource busy"));
  }

  @Test
  void hostname_andSysctls_areSet() {
    String printed =
        devices.probe(
            "true",
            "sysctl:kernel/hostname",
            "restored",
            "sysctl:net/core/somaxconn",
            "1024",
            "sysctl:net/ipv4/ip_default_ttl",
            "0");

    assertThat(printed)
        .isEqualTo(
            """
            DONE
            restored
            DONE
            1024
            /proc/sys/net/ipv4/ip_default_ttl: the kernel refuses 0: Invalid argument
            64""");
    assertThat(kernel.read("sysctl:kernel/hostname", "")).isPresent().isNotEqualTo("restored");
  }
}

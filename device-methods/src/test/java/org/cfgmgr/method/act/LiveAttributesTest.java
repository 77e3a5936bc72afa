package org.cfgmgr.method.act;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
  private static final Path ZRAM = Path.of("/sys/class/zram-control");

  @TempDir private Path directory;
  private final LiveProbe kernel = new LiveProbe();
  private final ProgramRunner programs = new ProgramRunner(Actuators.cleanEnvironment(Map.of()));
  private final List<List<String>> cleaning = new ArrayList<>();

  @BeforeEach
  void mayWrite() {
    assumeTrue(Files.isWritable(Path.of("/proc/sys/kernel/hostname")), "needs to be run by root");
  }

  @AfterEach
  void clean() {
    cleaning.forEach(this::run);
  }

  private String run(List<String> command) {
    Result result = programs.run("test", command, Duration.ofSeconds(60));
    assertThat(result.failed()).as(command + ": " + result.err()).isFalse();
    return result.out().strip();
  }

  /** One end of a pair, by its sysfs path. */
  private String veth() {
    String name = "cfgt" + ProcessHandle.current().pid() % 1_000_000;
    run(List.of("ip", "link", "add", name + "a", "type", "veth", "peer", "name", name + "b"));
    cleaning.add(List.of("ip", "link", "delete", name + "a"));
    return "/devices/virtual/net/" + name + "a";
  }

  private String loop() throws IOException {
    Path file = directory.resolve("disk");
    try (RandomAccessFile disk = new RandomAccessFile(file.toFile(), "rw")) {
      disk.setLength(1 << 20);
    }
    String device = run(List.of("losetup", "--find", "--show", file.toString()));
    cleaning.add(List.of("losetup", "--detach", device));
    return "/devices/virtual/block/" + device.substring("/dev/".length());
  }

  /** Reading hot_add makes a device (kernel, Documentation/admin-guide/blockdev/zram.rst). */
  private String zram() throws IOException {
    assumeTrue(Files.isDirectory(ZRAM), "the kernel has no zram");
    String number = Files.readString(ZRAM.resolve("hot_add")).strip();
    cleaning.add(List.of("sh", "-c", "echo " + number + " > " + ZRAM.resolve("hot_remove")));
    return "/devices/virtual/block/zram" + number;
  }

  private static Result refused(String device, String file, String why) {
    return Result.failed("/sys" + device + "/" + file + ": the kernel refuses " + why);
  }

  @Test
  void mtu_isSet() {
    String veth = veth();

    assertThat(kernel.set("sysfs:mtu", veth, "1400")).isEqualTo(Result.done());
    assertThat(kernel.read("sysfs:mtu", veth)).contains("1400");
  }

  @Test
  void mtu_outOfRange_isRefusedAndStays() {
    String veth = veth();

    assertThat(kernel.set("sysfs:mtu", veth, "67"))
        .isEqualTo(refused(veth, "mtu", "67: Invalid argument"));
    assertThat(kernel.read("sysfs:mtu", veth)).contains("1500");
  }

  @Test
  void txqueuelen_isSet() {
    String veth = veth();

    assertThat(kernel.set("sysfs:tx_queue_len", veth, "0x200")).isEqualTo(Result.done());
    assertThat(kernel.read("sysfs:tx_queue_len", veth)).contains("512");
  }

  @Test
  void sysctlOfAnInterface_isSet() {
    String veth = veth();
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
    String veth = veth();
    Optional<KernelPlace> carrier = kernel.find("sysfs:carrier", veth);

    assertThat(carrier).isPresent();
    assertThat(carrier.flatMap(kernel.attributes()::read)).isEmpty();
  }

  @Test
  void instance_isAnotherForANewInterface() {
    String veth = veth();
    Optional<String> before = kernel.attributes().instance(veth);
    clean();
    cleaning.clear();

    assertThat(kernel.attributes().instance(veth)).isEmpty();
    assertThat(kernel.attributes().instance(veth())).isPresent().isNotEqualTo(before);
  }

  @Test
  void scheduler_isSet() throws IOException {
    String loop = loop();
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
    String loop = loop();
    KernelPlace place = kernel.find(SCHEDULER, loop).orElseThrow();
    String legal = String.join(", ", kernel.attributes().choices(place));

    assertThat(kernel.set(SCHEDULER, loop, "fifo"))
        .isEqualTo(
            refused(loop, "queue/scheduler", "fifo: Invalid argument (possible: " + legal + ")"));
  }

  @Test
  void valueThatTheKernelRounds_isAFailure() throws IOException {
    String loop = loop();
    String file = "queue/read_ahead_kb";

    assertThat(kernel.set("sysfs:" + file, loop, "256")).isEqualTo(Result.done());
    assertThat(kernel.set("sysfs:" + file, loop, "130"))
        .isEqualTo(
            Result.failed("/sys" + loop + "/" + file + ": 130 was set, but the kernel keeps 128"));
    assertThat(kernel.set("sysfs:" + file, loop, "128")).isEqualTo(Result.done());
  }

  @Test
  void zram_isGivenAMethodAndASize() throws IOException {
    String zram = zram();
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
    List<String> probe =
        List.of(
            "unshare",
            "--uts",
            "--net",
            ProcessHandle.current().info().command().orElseThrow(),
            "-cp",
            System.getProperty("java.class.path"),
            LiveProbe.class.getName(),
            "sysctl:kernel/hostname",
            "restored",
            "sysctl:net/core/somaxconn",
            "1024",
            "sysctl:net/ipv4/ip_default_ttl",
            "0");

    assertThat(run(probe))
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

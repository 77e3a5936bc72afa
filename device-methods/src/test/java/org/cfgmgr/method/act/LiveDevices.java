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
import java.util.stream.Stream;
import org.cfgmgr.method.Result;

/** Devices of the machine we run on that are made for a test and taken away after it. */
final class LiveDevices {
  private static final Path ZRAM = Path.of("/sys/class/zram-control");

  private final ProgramRunner programs =
      new ProgramRunner(Actuators.cleanEnvironment(Map.of()), Limits.USUAL.grace());
  private final List<List<String>> cleaning = new ArrayList<>();

  /** Skips the test where devices cannot be made. */
  static void needRoot() {
    assumeTrue(Files.isWritable(Path.of("/proc/sys/kernel/hostname")), "needs to be run by root");
    for (String tool : List.of("ip", "losetup", "unshare")) {
      boolean found =
          Stream.of("/usr/sbin", "/usr/bin", "/sbin", "/bin")
              .anyMatch(directory -> Files.isExecutable(Path.of(directory, tool)));
      assumeTrue(found, "no " + tool + ": install iproute2, mount and util-linux");
    }
  }

  void clean() {
    cleaning.forEach(this::run);
    cleaning.clear();
  }

  private String run(List<String> command) {
    Result result = programs.run("test", command, Duration.ofSeconds(60));
    assertThat(result.failed()).as(command + ": " + result.err()).isFalse();
    return result.out().strip();
  }

  /**
   * One end of a pair of interfaces, by its sysfs path.
   *
   * @param queues words of the command ip
   */
  String veth(String... queues) {
    String name = "cfgt" + ProcessHandle.current().pid() % 1_000_000;
    List<String> add = new ArrayList<>(List.of("ip", "link", "add", name + "a"));
    add.addAll(List.of(queues));
    add.addAll(List.of("type", "veth", "peer", "name", name + "b"));
    run(add);
    cleaning.add(List.of("ip", "link", "delete", name + "a"));
    return "/devices/virtual/net/" + name + "a";
  }

  /** A loop device over a file, by its sysfs path. */
  String loop(Path file) throws IOException {
    try (RandomAccessFile disk = new RandomAccessFile(file.toFile(), "rw")) {
      disk.setLength(1 << 20);
    }
    String device = run(List.of("losetup", "--find", "--show", file.toString()));
    cleaning.add(List.of("losetup", "--detach", device));
    return "/devices/virtual/block/" + device.substring("/dev/".length());
  }

  /** Reading hot_add makes a device (kernel, Documentation/admin-guide/blockdev/zram.rst). */
  String zram() throws IOException {
    assumeTrue(Files.isDirectory(ZRAM), "the kernel has no zram");
    String number = Files.readString(ZRAM.resolve("hot_add")).strip();
    cleaning.add(List.of("sh", "-c", "echo " + number + " > " + ZRAM.resolve("hot_remove")));
    return "/devices/virtual/block/zram" + number;
  }

  /**
   * What {@link LiveProbe} prints in a host name and a network of its own.
   *
   * @param setup a shell command that prepares them
   */
  String probe(String setup, String... arguments) {
    List<String> command = new ArrayList<>(List.of("unshare", "--uts", "--net", "sh", "-c"));
    command.addAll(List.of(setup + " && exec \"$@\"", "sh"));
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(LiveProbe.class.getName());
    command.addAll(List.of(arguments));
    return run(command);
  }
}

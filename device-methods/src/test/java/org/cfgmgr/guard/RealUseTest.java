package org.cfgmgr.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.cfgmgr.guard.Guard.Use;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guard on the kernel we run on. The host's own devices are only asked about. */
class RealUseTest {
  private static final Guard GUARD = Guard.live(Path.of("/"));

  @TempDir Path directory;
  private final Deque<List<String>> undo = new ArrayDeque<>();
  private final Deque<Process> children = new ArrayDeque<>();

  @BeforeEach
  void needsRoot() {
    assumeTrue(System.getProperty("user.name").equals("root"), "makes devices: needs root");
    assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/unshare"))
            && Files.isExecutable(Path.of("/usr/sbin/losetup")),
        "needs util-linux");
  }

  @AfterEach
  void removeWhatWasMade() throws IOException, InterruptedException {
    for (Process child : children) {
      child.getOutputStream().close();
      child.waitFor();
    }
    for (List<String> command : undo) {
      run(command.toArray(String[]::new));
    }
  }

  @Test
  void rootDisk_andAllAboveIt() throws IOException {
    String disk = rootDisk();

    for (String path = disk; path.lastIndexOf('/') > 0; path = above(path)) {
      assertThat(GUARD.uses(path)).first().extracting(Use::path).isEqualTo(disk);
      assertThat(reason(path)).isEqualTo(Claim.name(disk) + " is mounted on /");
    }
  }

  @Test
  void interfaceOfDefaultRoute_andItsAdapter() throws IOException {
    String name =
        Files.readAllLines(Path.of("/proc/net/route")).stream()
            .map(line -> line.split("\t"))
            .filter(fields -> fields[1].equals("00000000"))
            .map(fields -> fields[0])
            .findFirst()
            .orElse("");
    assumeTrue(!name.isEmpty(), "there is no default route");
    Path real = Path.of("/sys/class/net", name).toRealPath();
    String adapter = above(above(sysfs(real)));

    assertThat(reason(sysfs(real))).isEqualTo(name + " carries the default route");
    assertThat(reason(adapter)).isEqualTo(name + " carries the default route");
    assertThat(GUARD.uses(adapter).get(1).reason()).startsWith(name + " carries the address ");
  }

  @Test
  void loop_free_thenMountedInNamespaceOfOneProcess() throws Exception {
    String loop = loop(image("image", "mkfs.ext4", "-q"));
    assertThat(GUARD.uses("/devices/virtual/block/" + loop)).isEmpty();

    Path point = Files.createDirectory(directory.resolve("point"));
    Process child = child("-m", "mount /dev/" + loop + " " + point);

    assertThat(reason("/devices/virtual/block/" + loop))
        .isEqualTo(
            loop
                + " is mounted on "
                + point
                + " in the mount namespace of sh (process "
                + child.pid()
                + ")");
    assertThat(GUARD.uses(rootDisk()))
        .extracting(Use::reason)
        .anyMatch(
            reason -> reason.contains(" is under " + loop + ", which is mounted on " + point));
  }

  @Test
  void loop_mountedWhereNoProcessSeesIt() throws Exception {
    String loop = loop(image("image", "mkfs.ext4", "-q"));
    Path point = Files.createDirectory(directory.resolve("point"));
    child("-m", "mount /dev/" + loop + " " + point + " && cd " + point + " && umount -l .");

    assertThat(reason("/devices/virtual/block/" + loop))
        .isEqualTo(loop + " is mounted where no process sees it, by ext4");
  }

  @Test
  void serialConsole_andItsPort() throws IOException {
    String active = Files.readString(Path.of("/sys/class/tty/console/active")).strip();
    String name = active.substring(active.lastIndexOf(' ') + 1);
    assumeTrue(name.startsWith("ttyS"), "the console is no serial port");
    String port = above(above(sysfs(Path.of("/sys/class/tty", name).toRealPath())));

    assertThat(reason(port)).isEqualTo(name + " is a console");
  }

  @Test
  void loop_thatHoldsLoop() throws Exception {
    String below = loop(image("image", "mkfs.ext4", "-q"));
    String above = loop(Path.of("/dev", below));

    assertThat(GUARD.uses("/devices/virtual/block/" + below))
        .containsExactly(
            new Use("/devices/virtual/block/" + below, below + " is held by " + above));
    assertThat(GUARD.uses("/devices/virtual/block/" + above)).isEmpty();
  }

  @Test
  void loop_openInProcess() throws Exception {
    String loop = loop(image("image", "mkfs.ext4", "-q"));
    Process child = child("-m", "exec 3</dev/" + loop);

    assertThat(GUARD.uses("/devices/virtual/block/" + loop))
        .containsExactly(
            new Use(
                "/devices/virtual/block/" + loop,
                loop + " is open in sh (process " + child.pid() + ")"));
  }

  @Test
  void openFiles_ofThisProcess_areAllSeen_thoughSomeAreClosedMeanwhile() throws IOException {
    String pid = String.valueOf(ProcessHandle.current().pid());
    Path proc = Files.createDirectory(directory.resolve("proc"));
    Files.createSymbolicLink(proc.resolve(pid), Path.of("/proc", pid));

    OpenFiles open = OpenFiles.of(new KernelFiles(directory));

    assertThat(open.isComplete()).isTrue();
  }

  @Test
  void swap_onLoop() throws Exception {
    String loop = loop(image("image", "mkswap", "-q"));
    run("swapon", "/dev/" + loop);
    undo.push(List.of("swapoff", "/dev/" + loop));

    assertThat(reason("/devices/virtual/block/" + loop)).isEqualTo(loop + " is swap");
  }

  @Test
  void veth_withAddressThatHasNoRoute() throws Exception {
    run("ip", "link", "add", "cfgguard0", "type", "veth", "peer", "name", "cfgguard1");
    undo.push(List.of("ip", "link", "del", "cfgguard0"));
    assertThat(GUARD.uses("/devices/virtual/net/cfgguard0")).isEmpty();

    run("ip", "addr", "add", "198.51.100.9/32", "dev", "cfgguard0");

    assertThat(GUARD.uses("/devices/virtual/net/cfgguard0"))
        .extracting(Use::reason)
        .containsExactly("cfgguard0 carries the address 198.51.100.9");
    assertThat(GUARD.uses("/devices/virtual/net/cfgguard1")).isEmpty();
  }

  @Test
  void bridge_vlanAndMacvlan_inNamespace() throws Exception {
    Guard inside =
        network(
            "ip link add v0 type veth peer name v1",
            "ip link add v2 type veth peer name v3",
            "ip link add br0 type bridge",
            "ip link set v0 master br0",
            "ip addr add 198.51.100.1/24 dev br0",
            "ip link set v1 up",
            "ip link set v0 up",
            "ip link set br0 up",
            "ip link add link v3 name mv3 type macvlan");

    assertThat(inside.uses("/devices/virtual/net/v0"))
        .extracting(Use::reason)
        .containsExactly(
            "v0 is under br0, which carries the route to 198.51.100.0/24", "v0 is a port of br0");
    assertThat(inside.uses("/devices/virtual/net/v3"))
        .extracting(Use::reason)
        .containsExactly("v3 is under mv3");
    // That it is up, and so has a link-local address, is no use.
    assertThat(inside.uses("/devices/virtual/net/v1")).isEmpty();
    assertThat(inside.uses("/devices/virtual/net/v2")).isEmpty();
  }

  /** The machine as a process in a network namespace of its own sees it. */
  private Guard network(String... commands) throws IOException {
    String all = String.join(" && ", commands);
    long pid = child("-nm", "mount -t sysfs sysfs /sys && " + all).pid();
    Path root = Files.createDirectory(directory.resolve("root"));
    Path proc = Files.createDirectory(root.resolve("proc"));
    Files.createSymbolicLink(root.resolve("sys"), Path.of("/proc/" + pid + "/root/sys"));
    Files.createSymbolicLink(proc.resolve("self"), Path.of("/proc/" + pid));
    Files.createSymbolicLink(proc.resolve("net"), Path.of("/proc/" + pid + "/net"));
    return Guard.live(root);
  }

  /** A shell in namespaces of its own, which has run a command and goes on until it is closed. */
  private Process child(String namespaces, String command) throws IOException {
    Process child =
        new ProcessBuilder(
                "unshare", namespaces, "sh", "-c", command + " && echo ready && read end")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    children.push(child);
    BufferedReader output = child.inputReader(StandardCharsets.UTF_8);
    assertThat(output.readLine()).as(command).isEqualTo("ready");
    return child;
  }

  private Path image(String name, String... maker) throws Exception {
    Path file = directory.resolve(name);
    run("truncate", "-s", "8M", file.toString());
    String[] command = Arrays.copyOf(maker, maker.length + 1);
    command[maker.length] = file.toString();
    run(command);
    return file;
  }

  /** The name of a new loop device over a file. */
  private String loop(Path file) throws Exception {
    String device = run("losetup", "-f", "--show", file.toString());
    undo.push(List.of("losetup", "-d", device));
    return device.substring("/dev/".length());
  }

  private static String run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(String.join(" ", command) + ": " + output).isZero();
    return output.strip();
  }

  private static String reason(String path) {
    return GUARD.uses(path).get(0).reason();
  }

  private static String rootDisk() throws IOException {
    long number = ((Number) Files.getAttribute(Path.of("/"), "unix:dev")).longValue();
    Path link = Path.of("/sys/dev/block", ((number >> 8) & 0xfff) + ":" + (number & 0xff));
    assumeTrue(Files.exists(link), "the root file system is on no single block device");
    return sysfs(link.toRealPath());
  }

  private static String sysfs(Path real) {
    return "/" + Path.of("/sys").relativize(real);
  }

  private static String above(String path) {
    return path.substring(0, path.lastIndexOf('/'));
  }
}

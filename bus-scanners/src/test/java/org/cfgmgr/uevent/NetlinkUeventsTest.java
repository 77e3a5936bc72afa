package org.cfgmgr.uevent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Hears this machine's kernel, of devices made for it. Other tests on the machine make events too:
 * each waits for its own.
 */
@Timeout(60)
class NetlinkUeventsTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final String DEVICE = "/devices/virtual/mem/null";

  @TempDir Path place;

  private static NetlinkUevents kernel() {
    return NetlinkUevents.open(Speaker.KERNEL, NetlinkUevents.RECEIVE_BUFFER);
  }

  /** Asks the kernel for an event (kernel, Documentation/ABI/testing/sysfs-uevent). */
  private static String provoke() throws IOException {
    Path file = Path.of("/sys" + DEVICE + "/uevent");
    assumeTrue(Files.isWritable(file), "asking the kernel for an event needs root");
    String mark = UUID.randomUUID().toString();
    Files.writeString(file, "change " + mark + " TEST=1", StandardOpenOption.WRITE);
    return mark;
  }

  private static Uevent await(Uevents events, Predicate<Uevent> wanted)
      throws InterruptedException {
    while (true) {
      Uevent event = events.next(LONG).orElseThrow();
      if (wanted.test(event)) {
        return event;
      }
    }
  }

  private static Uevent await(Uevents events, String action, String path)
      throws InterruptedException {
    return await(events, event -> event.action().equals(action) && event.path().equals(path));
  }

  private static Uevent awaitMark(Uevents events, String mark) throws InterruptedException {
    return await(events, event -> mark.equals(event.properties().get("SYNTH_UUID")));
  }

  private static String run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    assertThat(process.waitFor()).as("%s: %s", List.of(command), output).isZero();
    return output;
  }

  private static void need(String tool) {
    assumeTrue(Files.isWritable(Path.of("/sys" + DEVICE + "/uevent")), "making devices needs root");
    assumeTrue(
        List.of("/sbin", "/usr/sbin", "/bin", "/usr/bin").stream()
            .anyMatch(directory -> Files.isExecutable(Path.of(directory, tool))),
        "there is no " + tool + " here");
  }

  @Test
  void event_isHeardByEverySubscription() throws Exception {
    try (Uevents one = Uevents.kernel();
        Uevents other = kernel()) {
      String mark = provoke();
      for (Uevents events : List.of(one, other)) {
        Uevent event = awaitMark(events, mark);
        assertThat(event.action()).isEqualTo("change");
        assertThat(event.path()).isEqualTo(DEVICE);
        assertThat(event.properties())
            .containsEntry("SYNTH_ARG_TEST", "1")
            .containsEntry("SUBSYSTEM", "mem")
            .containsKey("SEQNUM");
      }
    }
  }

  @Test
  void eventBeforeTheQuestion_isKept() throws Exception {
    try (Uevents events = kernel()) {
      String first = provoke();
      String second = provoke();

      assertThat(awaitMark(events, first).path()).isEqualTo(DEVICE);
      assertThat(awaitMark(events, second).path()).isEqualTo(DEVICE);
    }
  }

  @Test
  void networkPair_comesAndGoes() throws Exception {
    need("ip");
    try (Uevents events = kernel()) {
      run("ip", "link", "add", "cfgtest-a", "type", "veth", "peer", "name", "cfgtest-b");
      try {
        Uevent event = await(events, "add", "/devices/virtual/net/cfgtest-a");
        assertThat(event.properties()).containsEntry("SUBSYSTEM", "net");
      } finally {
        run("ip", "link", "delete", "cfgtest-a");
      }
      await(events, "remove", "/devices/virtual/net/cfgtest-b");
    }
  }

  @Test
  void loopDevice_isAttachedAndDetached() throws Exception {
    need("losetup");
    Path image = Files.write(place.resolve("disk.img"), new byte[1 << 20]);
    try (Uevents events = kernel()) {
      String node = run("losetup", "--find", "--show", image.toString());
      String path = node.replace("/dev/", "/devices/virtual/block/");
      try {
        assertThat(await(events, "change", path).properties())
            .containsEntry("SUBSYSTEM", "block")
            .containsEntry("DEVTYPE", "disk");
      } finally {
        run("losetup", "--detach", node);
      }
      await(events, "change", path);
    }
  }

  @Test
  void overflow_isTold_andHearingGoesOn() throws Exception {
    try (Uevents events = NetlinkUevents.open(Speaker.KERNEL, 1)) {
      for (int i = 0; i < 100; i++) {
        provoke();
      }
      Uevent lost = await(events, event -> event.action().equals(Uevent.LOST));
      assertThat(lost.path()).isEqualTo("/");
      while (events.next(Duration.ZERO).isPresent()) {
        // What fitted.
      }
      String mark = provoke();
      assertThat(awaitMark(events, mark).path()).isEqualTo(DEVICE);
    }
  }

  @Test
  void nothingToHear_isEmptyInTime() throws Exception {
    // Nobody speaks here.
    try (Uevents events = NetlinkUevents.open(Speaker.UDEV, 1 << 16)) {
      assumeTrue(!Files.exists(Path.of("/run/udev/control")), "udev runs here");
      assertThat(events.next(Duration.ZERO)).isEmpty();
      assertThat(events.next(Duration.ofNanos(1))).isEmpty();
      assertThat(events.next(Duration.ofSeconds(-1))).isEmpty();
    }
  }

  @Test
  void whatOthersSayInTheKernelsPlace_isNotBelieved() throws Exception {
    try (Uevents events = kernel()) {
      send(
          Speaker.KERNEL,
          "add@/devices/forged\0ACTION=add\0DEVPATH=/devices/forged\0".getBytes(UTF_8));
      String mark = provoke();

      Uevent first =
          await(
              events,
              event ->
                  event.path().equals("/devices/forged")
                      || mark.equals(event.properties().get("SYNTH_UUID")));
      assertThat(first.path()).isEqualTo(DEVICE);
    }
  }

  @Test
  void whatRootSaysInUdevsPlace_isBelieved() throws Exception {
    try (Uevents events = NetlinkUevents.open(Speaker.UDEV, 1 << 16)) {
      send(Speaker.UDEV, "add@/devices/rubbish\0".getBytes(UTF_8));
      send(Speaker.UDEV, UdevMessageTest.message("ACTION=add\0DEVPATH=/devices/told\0ID=1\0"));

      Uevent event = await(events, one -> !one.path().startsWith("/devices/virtual"));
      assertThat(event.path()).isEqualTo("/devices/told");
      assertThat(event.properties()).containsEntry("ID", "1");
    }
  }

  @Test
  void close_wakesWhoWaits() throws Exception {
    // Nobody speaks here.
    Uevents events = NetlinkUevents.open(Speaker.UDEV, 1 << 16);
    FutureTask<Optional<Uevent>> waiting = new FutureTask<>(() -> events.next(LONG));
    Thread waiter = new Thread(waiting);
    waiter.start();
    awaitPolling(waiter);
    events.close();
    events.close();

    assertThat(waiting.get(LONG.toSeconds(), TimeUnit.SECONDS)).isEmpty();
    assertThat(events.next(LONG)).isEmpty();
  }

  @Test
  void interrupt_wakesWhoWaits() throws Exception {
    try (Uevents events = NetlinkUevents.open(Speaker.UDEV, 1 << 16)) {
      CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
      Thread waiter =
          new Thread(
              () -> {
                try {
                  events.next(LONG);
                  interrupted.complete(false);
                } catch (InterruptedException e) {
                  interrupted.complete(!Thread.currentThread().isInterrupted());
                }
              });
      waiter.start();
      awaitPolling(waiter);
      waiter.interrupt();

      assertThat(interrupted.get(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void interruptBefore_isNoticed() {
    try (Uevents events = kernel()) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> events.next(LONG)).isInstanceOf(InterruptedException.class);
      assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
  }

  /** A thread in native code counts as runnable; its stack tells where. */
  private static void awaitPolling(Thread waiter) {
    while (List.of(waiter.getStackTrace()).stream()
        .noneMatch(frame -> frame.getClassName().equals(LibC.class.getName()))) {
      Thread.onSpinWait();
    }
  }

  private static void send(Speaker speaker, byte[] message) {
    assumeTrue(Files.isWritable(Path.of("/sys" + DEVICE + "/uevent")), "speaking needs root");
    Sender.send(speaker, message);
  }

  /** Says what only the kernel and udev should say. */
  private static final class Sender {
    static {
      Native.register(Sender.class, "c");
    }

    static void send(Speaker speaker, byte[] message) {
      int socket = LibC.socket(LibC.AF_NETLINK, LibC.SOCK_DGRAM, LibC.NETLINK_KOBJECT_UEVENT);
      byte[] address =
          ByteBuffer.allocate(12)
              .order(ByteOrder.nativeOrder())
              .putInt(LibC.AF_NETLINK)
              .putInt(0)
              .putInt(speaker.group())
              .array();
      try {
        sendto(socket, message, message.length, 0, address, address.length);
      } finally {
        LibC.close(socket);
      }
    }

    static native long sendto(
        int socket, byte[] message, long size, int flags, byte[] address, int length)
        throws LastErrorException;
  }
}

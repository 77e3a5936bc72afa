package org.cfgmgr.uevent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cfgmgr.uevent.TestingEvents.DEVICE;
import static org.cfgmgr.uevent.TestingEvents.LONG;
import static org.cfgmgr.uevent.TestingEvents.await;
import static org.cfgmgr.uevent.TestingEvents.awaitMark;
import static org.cfgmgr.uevent.TestingEvents.provoke;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Hears this machine's kernel, of devices made for it. Other tests on the machine make events too:
 * each waits for its own.
 */
@Timeout(60)
class NetlinkUeventsTest {
  /** Longer than a test may take: who wakes only then is found out. */
  private static final Duration UNWOKEN = Duration.ofMinutes(5);

  @TempDir Path place;

  private static NetlinkUevents kernel() {
    return NetlinkUevents.open(Speaker.KERNEL, NetlinkUevents.RECEIVE_BUFFER);
  }

  private static String run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    assertThat(process.waitFor()).as("%s: %s", List.of(command), output).isZero();
    return output;
  }

  private static void need(String tool) {
    TestingEvents.needRoot();
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

  /** What comes meanwhile is passed over. */
  private static void listen(Uevents events) throws InterruptedException {
    Optional<Uevent> event = events.next(UNWOKEN);
    while (event.isPresent()) {
      event = events.next(UNWOKEN);
    }
  }

  @Test
  void close_wakesWhoWaits() throws Exception {
    Uevents events = kernel();
    FutureTask<Boolean> waiting =
        new FutureTask<>(
            () -> {
              listen(events);
              return true;
            });
    Thread waiter = new Thread(waiting);
    waiter.start();
    awaitPolling(waiter);
    events.close();
    events.close();

    assertThat(waiting.get(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(events.next(LONG)).isEmpty();
  }

  @Test
  void interrupt_wakesWhoWaits() throws Exception {
    try (Uevents events = kernel()) {
      FutureTask<Boolean> waiting =
          new FutureTask<>(
              () -> {
                try {
                  listen(events);
                  return false;
                } catch (InterruptedException e) {
                  return !Thread.currentThread().isInterrupted();
                }
              });
      Thread waiter = new Thread(waiting);
      waiter.start();
      awaitPolling(waiter);
      waiter.interrupt();

      assertThat(waiting.get(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
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
    while (waiter.isAlive()
        && List.of(waiter.getStackTrace()).stream()
            .noneMatch(frame -> frame.getClassName().equals(LibC.class.getName()))) {
      Thread.onSpinWait();
    }
  }
}

package org.cfgmgr.uevent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Hears this machine's kernel; what is to be heard is asked for through sysfs, which needs root.
 */
class KernelUeventsTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final String DEVICE = "/devices/virtual/mem/null";

  /** Asks the kernel for an event (kernel, Documentation/ABI/testing/sysfs-uevent). */
  private static String provoke() throws IOException {
    Path file = Path.of("/sys" + DEVICE + "/uevent");
    assumeTrue(Files.isWritable(file), "asking the kernel for an event needs root");
    String mark = UUID.randomUUID().toString();
    Files.writeString(file, "change " + mark + " TEST=1", StandardOpenOption.WRITE);
    return mark;
  }

  private static Uevent awaitMark(Uevents events, String mark) throws InterruptedException {
    while (true) {
      Uevent event = events.next(LONG).orElseThrow();
      if (mark.equals(event.properties().get("SYNTH_UUID"))) {
        return event;
      }
    }
  }

  @Test
  void event_isHeardByEverySubscription() throws Exception {
    try (Uevents one = Uevents.kernel();
        Uevents other = Uevents.kernel()) {
      String mark = provoke();
      for (Uevents events : new Uevents[] {one, other}) {
        Uevent event = awaitMark(events, mark);
        assertThat(event.action()).isEqualTo("change");
        assertThat(event.path()).isEqualTo(DEVICE);
        assertThat(event.properties()).containsEntry("SYNTH_ARG_TEST", "1");
      }
    }
  }

  @Test
  void eventBeforeTheQuestion_isKept() throws Exception {
    try (Uevents events = Uevents.kernel()) {
      String first = provoke();
      String second = provoke();

      awaitMark(events, first);
      assertThat(awaitMark(events, second).path()).isEqualTo(DEVICE);
    }
  }

  @Test
  void close_wakesWhoWaits() throws Exception {
    Uevents events = Uevents.kernel();
    CompletableFuture<Void> waiting =
        CompletableFuture.runAsync(
            () -> {
              try {
                Optional<Uevent> event = Optional.of(awaitMark(events, "none"));
                throw new AssertionError(event);
              } catch (java.util.NoSuchElementException | InterruptedException e) {
                // As it should be: no event came.
              }
            });
    events.close();
    events.close();

    waiting.get(30, TimeUnit.SECONDS);
    assertThat(events.next(LONG)).isEmpty();
  }
}

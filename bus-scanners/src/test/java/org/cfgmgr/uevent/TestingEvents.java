package org.cfgmgr.uevent;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Predicate;

/** Makes events, and finds them among those of the rest of the machine. */
final class TestingEvents {
  static final Duration LONG = Duration.ofSeconds(30);
  static final String DEVICE = "/devices/virtual/mem/null";

  private TestingEvents() {}

  static void needRoot() {
    assumeTrue(Files.isWritable(Path.of("/sys" + DEVICE + "/uevent")), "making events needs root");
  }

  /** Asks the kernel for an event (kernel, Documentation/ABI/testing/sysfs-uevent). */
  static String provoke() throws IOException {
    needRoot();
    Path file = Path.of("/sys" + DEVICE + "/uevent");
    String mark = UUID.randomUUID().toString();
    Files.writeString(file, "change " + mark + " TEST=1", StandardOpenOption.WRITE);
    return mark;
  }

  static Uevent await(Uevents events, Predicate<Uevent> wanted) throws InterruptedException {
    while (true) {
      Uevent event = events.next(LONG).orElseThrow();
      if (wanted.test(event)) {
        return event;
      }
    }
  }

  static Uevent await(Uevents events, String action, String path) throws InterruptedException {
    return await(events, event -> event.action().equals(action) && event.path().equals(path));
  }

  static Uevent awaitMark(Uevents events, String mark) throws InterruptedException {
    return await(events, event -> mark.equals(event.properties().get("SYNTH_UUID")));
  }
}

package org.cfgmgr.daemon.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.cfgmgr.daemon.state.RunRecord.Trigger;
import org.cfgmgr.uevent.Uevent;
import org.junit.jupiter.api.Test;

class DeskTest {
  private static final String DISK = "/devices/pci0/host0/block/sda";

  private final List<Duration> waits = new ArrayList<>();
  private Instant now = Instant.EPOCH;

  /** Time goes on only when it is waited. */
  private final Desk desk =
      new Desk(
          () -> now,
          (monitor, limit) -> {
            waits.add(limit);
            now = now.plus(limit);
          },
          Duration.ofMillis(20));

  private void hear(String action, String path) {
    desk.hear(new Uevent(action, path, new TreeMap<>()));
  }

  @Test
  void event_isAnsweredAfterItsQuiet() throws InterruptedException {
    hear("add", DISK);

    Order order = desk.next();

    assertThat(order).isInstanceOf(Order.Answer.class);
    assertThat(waits).containsExactly(Duration.ofMillis(20));
  }

  @Test
  void lostEvents_areAnsweredByALookAtAll() throws InterruptedException {
    hear("add", DISK);
    hear(Uevent.LOST, "/");

    assertThat(desk.next()).isEqualTo(new Order.Whole(Trigger.RESCAN));
    desk.end();
    assertThat(desk.next()).isEqualTo(new Order.End());
  }

  @Test
  void lookAtAll_answersTheEventsBeforeIt() throws InterruptedException {
    hear("add", DISK);
    desk.lookAtAll(Trigger.START, Duration.ZERO);
    desk.lookAt(now.plusSeconds(5));

    assertThat(desk.next()).isEqualTo(new Order.Whole(Trigger.START));
    assertThat(desk.next()).isEqualTo(new Order.Look());
    assertThat(now).isEqualTo(Instant.EPOCH.plusSeconds(5));
  }

  @Test
  void laterLook_doesNotPutOffASoonerOne() throws InterruptedException {
    desk.lookAtAll(Trigger.RESCAN, Duration.ZERO);
    desk.lookAtAll(Trigger.RESCAN, Duration.ofSeconds(30));

    assertThat(desk.next()).isEqualTo(new Order.Whole(Trigger.RESCAN));
    assertThat(waits).isEmpty();
  }

  @Test
  void reload_goesBeforeWork_andEndBeforeAll() throws InterruptedException {
    desk.lookAtAll(Trigger.START, Duration.ZERO);
    desk.reload();

    assertThat(desk.next()).isEqualTo(new Order.Reload());
    desk.end();
    assertThat(desk.next()).isEqualTo(new Order.End());
  }

  @Test
  void otherQuiet_losesNoEvent() throws InterruptedException {
    hear("add", DISK);
    desk.quiet(Duration.ofSeconds(1));

    assertThat(desk.next()).isEqualTo(new Order.Whole(Trigger.RESCAN));
  }
}

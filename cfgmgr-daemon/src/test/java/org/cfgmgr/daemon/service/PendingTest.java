package org.cfgmgr.daemon.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.cfgmgr.uevent.Uevent;
import org.junit.jupiter.api.Test;

class PendingTest {
  private static final String DISK = "/devices/pci0/host0/block/sda";
  private static final Instant START = Instant.EPOCH;

  private final Pending pending = new Pending(Duration.ofMillis(20));

  private static Uevent event(String action, String path) {
    return new Uevent(action, path, new TreeMap<>());
  }

  private static Uevent move(String from, String to) {
    return new Uevent("move", to, new TreeMap<>(Map.of("DEVPATH_OLD", from)));
  }

  private static Instant at(long millis) {
    return START.plusMillis(millis);
  }

  @Test
  void nothing_isNeverDue() {
    assertThat(pending.due()).isEmpty();
  }

  @Test
  void event_isDueAfterTheQuiet() {
    pending.add(event("add", DISK), at(0));

    assertThat(pending.due()).contains(at(20));
  }

  @Test
  void moreEvents_putItOff_butNotForEver() {
    for (int i = 0; i < 100; i++) {
      pending.add(event("change", DISK), at(10L * i));
    }

    assertThat(pending.due()).contains(at(200));
  }

  @Test
  void manyEventsOfADevice_areOne_sinceTheFirst() {
    pending.add(event("add", DISK), at(1));
    pending.add(event("change", DISK), at(2));
    pending.add(event("remove", DISK), at(3));

    Batch batch = pending.take();
    assertThat(batch.places().touched()).containsExactly(DISK);
    assertThat(batch.since()).containsExactly(at(1));
    assertThat(batch.events()).isEqualTo(3);
    assertThat(pending.due()).isEmpty();
  }

  @Test
  void whatIsNoDevice_isNotHeard() {
    assertThat(pending.add(event("add", "/module/loop"), at(0))).isFalse();
    assertThat(
            pending.add(
                new Uevent(
                    "add",
                    "/devices/virtual/net/veth0/queues/rx-0",
                    new TreeMap<>(Map.of("SUBSYSTEM", "queues"))),
                at(0)))
        .isFalse();
    assertThat(pending.due()).isEmpty();
  }

  @Test
  void rename_isFollowed_overSeveralNames() {
    pending.add(move("/devices/virtual/net/a", "/devices/virtual/net/t"), at(0));
    pending.add(move("/devices/virtual/net/b", "/devices/virtual/net/a"), at(0));
    pending.add(move("/devices/virtual/net/t", "/devices/virtual/net/b"), at(0));

    assertThat(pending.take().places().moved())
        .containsOnly(
            Map.entry("/devices/virtual/net/a", "/devices/virtual/net/b"),
            Map.entry("/devices/virtual/net/b", "/devices/virtual/net/a"));
  }

  @Test
  void lostEvents_areDueAsOthers() {
    pending.add(event(Uevent.LOST, "/"), at(5));

    assertThat(pending.isLost()).isTrue();
    assertThat(pending.due()).contains(at(25));
    pending.take();
    assertThat(pending.isLost()).isFalse();
  }

  @Test
  void moreDevicesThanCanBeKept_countAsLost() {
    for (int i = 0; i <= Pending.MOST; i++) {
      pending.add(event("add", "/devices/virtual/net/x" + i), at(0));
    }

    assertThat(pending.isLost()).isTrue();
  }
}

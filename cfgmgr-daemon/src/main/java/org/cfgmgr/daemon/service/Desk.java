package org.cfgmgr.daemon.service;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.cfgmgr.daemon.state.RunRecord.Trigger;
import org.cfgmgr.uevent.Uevent;
import org.jspecify.annotations.Nullable;

/** Where work for the daemon comes in, from other threads, and is handed out one by one. */
final class Desk {
  private final InstantSource clock;
  private final Wait wait;
  private Pending pending;
  private @Nullable Trigger whole;
  private Instant wholeAt = Instant.MIN;
  private Instant look = Instant.MAX;
  private boolean reload;
  private boolean ended;

  /** How to wait for a notification, for a time at most. */
  interface Wait {
    void on(Object monitor, Duration limit) throws InterruptedException;
  }

  Desk(InstantSource clock, Wait wait, Duration quiet) {
    this.clock = clock;
    this.wait = wait;
    this.pending = new Pending(quiet);
  }

  /** By the clock of the machine that is never set. */
  @SuppressWarnings("WaitNotInLoop") // Those who use it do so in a loop.
  static Desk real(Duration quiet) {
    return new Desk(
        () -> Instant.EPOCH.plusNanos(System.nanoTime()),
        (monitor, limit) -> monitor.wait(Math.max(1, limit.toMillis())),
        quiet);
  }

  Instant now() {
    return clock.instant();
  }

  /** An event has come. Returns whether it is about a device. */
  synchronized boolean hear(Uevent event) {
    boolean concerns = pending.add(event, clock.instant());
    notifyAll();
    return concerns;
  }

  /** The whole machine is to be looked at. */
  synchronized void lookAtAll(Trigger trigger, Duration later) {
    Instant when = clock.instant().plus(later);
    if (whole == null || when.isBefore(wholeAt)) {
      wholeAt = when;
    }
    whole = whole == null ? trigger : whole;
    notifyAll();
  }

  synchronized void reload() {
    reload = true;
    notifyAll();
  }

  /** Nothing more is to be done. */
  synchronized void end() {
    ended = true;
    notifyAll();
  }

  synchronized boolean isEnded() {
    return ended;
  }

  /** There may be something to do later. */
  synchronized void lookAt(Instant when) {
    look = when;
  }

  /** What comes from now on is answered after this quiet. */
  synchronized void quiet(Duration quiet) {
    Pending before = pending;
    pending = new Pending(quiet);
    if (before.due().isPresent()) {
      lookAtAll(Trigger.RESCAN, Duration.ZERO);
    }
  }

  /** Waits until there is something to do. */
  synchronized Order next() throws InterruptedException {
    while (true) {
      Instant now = clock.instant();
      Optional<Order> order = due(now);
      if (order.isPresent()) {
        return order.get();
      }
      wait.on(this, Duration.between(now, soonest(now)));
    }
  }

  /** Waits a moment, unless it is to end. */
  synchronized void pause(Duration moment) throws InterruptedException {
    Instant end = clock.instant().plus(moment);
    for (Instant now = clock.instant(); now.isBefore(end) && !ended; now = clock.instant()) {
      wait.on(this, Duration.between(now, end));
    }
  }

  private Optional<Order> due(Instant now) {
    if (ended) {
      return Optional.of(new Order.End());
    }
    if (reload) {
      reload = false;
      return Optional.of(new Order.Reload());
    }
    Trigger trigger = whole;
    if (trigger != null && !wholeAt.isAfter(now)) {
      return Optional.of(whole(trigger));
    }
    if (pending.due().filter(when -> !when.isAfter(now)).isPresent()) {
      return Optional.of(
          pending.isLost() ? whole(Trigger.RESCAN) : new Order.Answer(pending.take()));
    }
    if (!look.isAfter(now)) {
      look = Instant.MAX;
      return Optional.of(new Order.Look());
    }
    return Optional.empty();
  }

  /** All that came so far is seen by it; what was moved keeps its name only in answers. */
  private Order whole(Trigger trigger) {
    whole = null;
    wholeAt = Instant.MIN;
    pending.take();
    return new Order.Whole(trigger);
  }

  private Instant soonest(Instant now) {
    Instant soonest = now.plus(Duration.ofHours(1));
    for (Instant when :
        new Instant[] {
          pending.due().orElse(Instant.MAX), look, whole == null ? Instant.MAX : wholeAt
        }) {
      soonest = when.isBefore(soonest) ? when : soonest;
    }
    return soonest;
  }
}

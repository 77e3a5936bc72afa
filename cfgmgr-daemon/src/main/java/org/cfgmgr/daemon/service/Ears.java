package org.cfgmgr.daemon.service;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.cfgmgr.daemon.log.Log;
import org.cfgmgr.daemon.metrics.DaemonMetrics;
import org.cfgmgr.daemon.state.Board;
import org.cfgmgr.daemon.state.Happening.Kind;
import org.cfgmgr.daemon.state.RunRecord.Trigger;
import org.cfgmgr.uevent.Uevent;
import org.cfgmgr.uevent.UeventException;
import org.cfgmgr.uevent.Uevents;

/**
 * Reads events as fast as they come, on a thread of its own, and puts them on the desk. When udev
 * is started or stopped meanwhile, it listens to the other speaker, and all is looked at again.
 */
final class Ears implements Runnable {
  /** How often it looks who speaks, while nobody does. */
  private static final Duration LOOK = Duration.ofSeconds(30);

  private final Supplier<Uevents> open;
  private final Supplier<Boolean> udev;
  private final Desk desk;
  private final Board board;
  private final DaemonMetrics metrics;
  private final Log log;

  /**
   * Made once.
   *
   * @param open subscribes
   * @param udev whether udev speaks now
   */
  Ears(
      Supplier<Uevents> open,
      Supplier<Boolean> udev,
      Desk desk,
      Board board,
      DaemonMetrics metrics,
      Log log) {
    this.open = open;
    this.udev = udev;
    this.desk = desk;
    this.board = board;
    this.metrics = metrics;
    this.log = log;
  }

  @Override
  public void run() {
    try {
      while (!desk.isEnded()) {
        listen();
        // Whatever happened while nobody listened.
        desk.lookAtAll(Trigger.RESCAN, Duration.ZERO);
      }
    } catch (InterruptedException e) {
      // The daemon ends.
      return;
    }
  }

  /** Until another one speaks, or listening fails. */
  void listen() throws InterruptedException {
    boolean whom = udev.get();
    try (Uevents events = open.get()) {
      log.info("listens to the events of " + (whom ? "udev" : "the kernel"));
      while (!desk.isEnded() && udev.get() == whom) {
        Optional<Uevent> event = events.next(LOOK);
        event.ifPresent(this::hear);
      }
    } catch (UeventException e) {
      log.error(e.getMessage() + "; tries again");
      desk.pause(LOOK);
    }
  }

  private void hear(Uevent event) {
    if (event.action().equals(Uevent.LOST)) {
      metrics.lost();
      log.warning("events were lost: looks at the whole machine");
      board.tell(Kind.LOST, "", "events were lost", log.run());
    }
    if (desk.hear(event)) {
      metrics.event(event.action());
    }
  }
}

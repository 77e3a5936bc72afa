package org.cfgmgr.uevent;

import java.time.Duration;
import java.util.Optional;

/** A subscription to the events of devices: what happened since it was opened, in order. */
public interface Uevents extends AutoCloseable {
  /**
   * Waits for the next event.
   *
   * @return empty when none came in that time
   */
  Optional<Uevent> next(Duration wait) throws InterruptedException;

  @Override
  void close();

  /**
   * Subscribes to the events of the kernel that we run on.
   *
   * @throws UeventException when they cannot be had
   */
  static Uevents kernel() {
    return KernelUevents.open();
  }

  /** Of a machine on which nothing happens. */
  static Uevents none() {
    return new Uevents() {
      @Override
      public Optional<Uevent> next(Duration wait) throws InterruptedException {
        Thread.sleep(wait.toMillis());
        return Optional.empty();
      }

      @Override
      public void close() {}
    };
  }
}

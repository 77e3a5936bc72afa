package org.cfgmgr.uevent;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A subscription to the events of devices: what happened since it was opened, in order. */
public interface Uevents extends AutoCloseable {
  /**
   * Waits for the next event. {@link Uevent#LOST} says that some did not arrive: who keeps a
   * picture of the machine has to look at it anew.
   *
   * @return empty when none came in that time, or the subscription is closed
   * @throws InterruptedException when this thread was interrupted; that closes the subscription
   * @throws UeventException when events can no longer be had
   */
  Optional<Uevent> next(Duration wait) throws InterruptedException;

  /** Ends the subscription, and wakes who waits for an event. */
  @Override
  void close();

  /**
   * Subscribes to the events of the kernel that we run on.
   *
   * @throws UeventException when they cannot be had
   */
  static Uevents kernel() {
    return NetlinkUevents.open(Speaker.KERNEL, NetlinkUevents.RECEIVE_BUFFER);
  }

  /**
   * Subscribes to what is told of devices that come and go: by udev when it runs, after its rules,
   * when the device has its node and its names; else by the kernel.
   *
   * @throws UeventException when events cannot be had
   */
  static Uevents hotplug() {
    // It is there while systemd-udevd runs; libudev asks the same.
    boolean udev = Files.exists(Path.of("/run/udev/control"));
    return NetlinkUevents.open(udev ? Speaker.UDEV : Speaker.KERNEL, NetlinkUevents.RECEIVE_BUFFER);
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

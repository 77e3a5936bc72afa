package org.cfgmgr.uevent;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Waits for drivers to bind and for what appears below them, by the kernel's events and never
 * longer than a limit. udevadm settle waits for all of the machine; this waits for its own devices.
 *
 * @param limit how long at most
 * @param quiet how long nothing may have happened below a bus before it counts as complete
 */
public record Bindings(Duration limit, Duration quiet, InstantSource clock) {

  /** By a clock that is never set: at boot others are. */
  public Bindings(Duration limit, Duration quiet) {
    this(limit, quiet, () -> Instant.EPOCH.plusNanos(System.nanoTime()));
  }

  /**
   * Waits. A subscription that is closed meanwhile ends the wait.
   *
   * @param events subscribed before the modules were loaded, or the event may have passed
   * @param awaited the sysfs paths of entries that should get a driver
   * @param buses the sysfs paths of entries below which devices appear some time after that
   * @param bound whether the entry at a path has a driver now
   * @return the awaited that have none, after that time
   */
  public Set<String> await(
      Uevents events, Set<String> awaited, Set<String> buses, Predicate<String> bound)
      throws InterruptedException {
    Instant now = clock.instant();
    Instant end = now.plus(limit);
    Instant calm = buses.isEmpty() ? now : now.plus(quiet);
    Set<String> left = new TreeSet<>(awaited);
    left.removeIf(bound);
    while (now.isBefore(end) && (!left.isEmpty() || now.isBefore(calm))) {
      Instant until = left.isEmpty() && calm.isBefore(end) ? calm : end;
      Optional<Uevent> event = events.next(Duration.between(now, until));
      if (event.isEmpty()) {
        break;
      }
      now = clock.instant();
      if (concerns(event.get(), buses)) {
        calm = now.plus(quiet);
      }
      settle(event.get(), left, bound);
    }
    left.removeIf(bound);
    return left;
  }

  /** Looks at the device of an event only: there may be thousands, of either. */
  private static void settle(Uevent event, Set<String> left, Predicate<String> bound) {
    if (event.action().equals(Uevent.LOST)) {
      left.removeIf(bound);
    } else if (left.contains(event.path()) && bound.test(event.path())) {
      left.remove(event.path());
    }
  }

  /** Whether something happened to a bus or below it; only then its devices begin to appear. */
  private static boolean concerns(Uevent event, Set<String> buses) {
    boolean lost = event.action().equals(Uevent.LOST);
    return buses.stream().anyMatch(bus -> lost || isAtOrBelow(event.path(), bus));
  }

  private static boolean isAtOrBelow(String path, String bus) {
    return path.startsWith(bus)
        && (path.length() == bus.length() || path.charAt(bus.length()) == '/');
  }
}

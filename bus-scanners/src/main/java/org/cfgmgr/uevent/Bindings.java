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

  /**
   * Waits.
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
    Instant start = clock.instant();
    Instant end = start.plus(limit);
    Set<String> left = new TreeSet<>(awaited);
    left.removeIf(bound);
    Instant calm = buses.isEmpty() ? start : start.plus(quiet);
    for (Instant now = start; now.isBefore(end); now = clock.instant()) {
      if (left.isEmpty() && !now.isBefore(calm)) {
        return left;
      }
      Instant until = left.isEmpty() && calm.isBefore(end) ? calm : end;
      Optional<Uevent> event = events.next(Duration.between(now, until));
      left.removeIf(bound);
      if (event.filter(one -> isBelow(one, buses)).isPresent()) {
        calm = clock.instant().plus(quiet);
      }
    }
    return left;
  }

  private static boolean isBelow(Uevent event, Set<String> buses) {
    return event.action().equals(Uevent.LOST)
        || buses.stream().anyMatch(bus -> event.path().startsWith(bus + "/"));
  }
}

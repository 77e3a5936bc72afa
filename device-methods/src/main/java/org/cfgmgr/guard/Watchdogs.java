package org.cfgmgr.guard;

import java.util.stream.Stream;
import org.cfgmgr.guard.Claim.Strength;

/** Watchdogs that run: {@code /sys/class/watchdog/N/state} (ABI/testing/sysfs-class-watchdog). */
final class Watchdogs implements Source {
  private final KernelFiles files;

  Watchdogs(KernelFiles files) {
    this.files = files;
  }

  @Override
  public Stream<Claim> claims() {
    return files.devices("sys/class/watchdog").stream()
        .filter(path -> files.text("sys" + path + "/state").filter("active"::equals).isPresent())
        .map(path -> Claim.of(Strength.OPEN, path, "is an active watchdog"));
  }
}

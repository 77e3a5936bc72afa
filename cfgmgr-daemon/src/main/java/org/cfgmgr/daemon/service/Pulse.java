package org.cfgmgr.daemon.service;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.cfgmgr.daemon.conf.Settings;

/** Whether the daemon's work goes on: nothing in it may take longer than the longest limit. */
final class Pulse {
  private static final Duration SLACK = Duration.ofMinutes(2);

  private final InstantSource clock;
  private volatile Duration longest;
  private volatile Instant last;
  private volatile boolean idle;

  Pulse(InstantSource clock, Settings settings) {
    this.clock = clock;
    this.last = clock.instant();
    this.longest = limit(settings);
  }

  void obey(Settings settings) {
    longest = limit(settings);
  }

  /** A step is done, and the next one begins. */
  void beat() {
    last = clock.instant();
    idle = false;
  }

  /** There is nothing to do. */
  void rest() {
    idle = true;
  }

  /** Whether there is nothing to do, or the step at hand is not overdue. */
  boolean isAlive() {
    return idle || clock.instant().isBefore(last.plus(longest));
  }

  private static Duration limit(Settings settings) {
    Duration most = Duration.ZERO;
    for (Duration one :
        new Duration[] {
          settings.ruleLimit(), settings.configureLimit(), settings.loadLimit(), settings.late()
        }) {
      most = most.compareTo(one) < 0 ? one : most;
    }
    return most.plus(SLACK);
  }
}

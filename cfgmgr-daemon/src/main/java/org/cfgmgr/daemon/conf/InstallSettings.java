package org.cfgmgr.daemon.conf;

import java.time.Duration;

/**
 * What the daemon may install by itself.
 *
 * @param window when
 * @param perDay how often in a day at most, counted with what people install
 * @param licences whether software that is not free is consented to
 * @param lock how long another program that installs is waited for
 */
public record InstallSettings(
    Policy policy, Window window, int perDay, boolean licences, Duration lock) {
  /** How far it goes. */
  public enum Policy {
    /** It says what is missing. */
    NO,
    /** It makes the plan and shows it. */
    PLAN,
    /** It does what the plan says. */
    YES
  }
}

package org.cfgmgr.method.act;

import java.time.Duration;

/**
 * How long things may take that have no limit of their own.
 *
 * @param load the loading of a module
 * @param grace from TERM to KILL, for a program whose time is up
 */
public record Limits(Duration load, Duration grace) {
  /** Firmware that is waited for takes 60 s (kernel, drivers/base/firmware_loader). */
  public static final Limits USUAL = new Limits(Duration.ofSeconds(90), Duration.ofSeconds(2));
}

package org.cfgmgr.daemon.engine;

import java.util.Optional;

/**
 * What a run is asked to do.
 *
 * @param phase whose rules are run: 1, 2 or 3
 * @param bootMask only rules for these kinds of boot; 0 for all
 * @param bootPhase what methods are told of the boot: {@code -1}, {@code -2}, or "" at run time
 * @param device configure only this device; no rules are run
 * @param below whether what is below that device is configured too
 * @param heal whether attributes that somebody has changed are set back to what the ODM says
 * @param recover whether new devices take over the names and attributes of vanished ones
 * @param places configure only what stands there and below, and what has gone from there; no rules
 *     are run
 */
public record RunRequest(
    int phase,
    long bootMask,
    String bootPhase,
    Optional<String> device,
    boolean below,
    boolean heal,
    boolean recover,
    Optional<Places> places) {

  /** All devices, or one with what is below it. */
  public RunRequest(int phase, long bootMask, String bootPhase, Optional<String> device) {
    this(phase, bootMask, bootPhase, device, true, false, false, Optional.empty());
  }

  /** Configures one device at run time, as mkdev does. */
  public static RunRequest only(String device) {
    return new RunRequest(2, 0, "", Optional.of(device), false, false, false, Optional.empty());
  }

  /** Configures what has come, changed or gone at run time. */
  public static RunRequest at(Places places) {
    return new RunRequest(2, 0, "", Optional.empty(), true, false, false, Optional.of(places));
  }

  /** Whether it is about the whole machine. */
  boolean isWhole() {
    return device.isEmpty() && places.isEmpty();
  }

  /** The same, that heals or not. */
  public RunRequest healing(boolean whether) {
    return new RunRequest(phase, bootMask, bootPhase, device, below, whether, recover, places);
  }

  /** The same, that recovers or not. */
  public RunRequest recovering(boolean whether) {
    return new RunRequest(phase, bootMask, bootPhase, device, below, heal, whether, places);
  }
}

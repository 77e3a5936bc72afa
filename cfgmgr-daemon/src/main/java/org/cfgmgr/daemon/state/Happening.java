package org.cfgmgr.daemon.state;

import java.util.Locale;

/**
 * Something worth telling.
 *
 * @param id counted from 1 since the daemon was started
 * @param time ISO 8601, UTC
 * @param device it happened to; "" when to none
 * @param run the id of the run that found it
 */
public record Happening(long id, String time, Kind kind, String device, String text, String run) {
  /** What it was. */
  public enum Kind {
    /** A device works that did not. */
    CONFIGURED,
    /** Something about a device is other than it was. */
    CHANGED,
    /** A device is no longer there. */
    GONE,
    /** Software is missing that was not known to be missing. */
    MISSING,
    /** What was missing is no longer. */
    SOLVED,
    /** A device or its method failed. */
    FAILED,
    /** Events were lost. */
    LOST,
    /** Software was installed, or could not be. */
    INSTALL,
    /** A run is over. */
    RUN,
    /** The daemon itself: started, new settings, another machine. */
    DAEMON;

    /** For programs. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}

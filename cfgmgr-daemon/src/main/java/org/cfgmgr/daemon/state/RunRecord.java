package org.cfgmgr.daemon.state;

import java.util.List;
import java.util.Locale;

/**
 * A run that is over.
 *
 * @param id for logs and programs
 * @param start ISO 8601, UTC
 * @param events of the kernel that it answered
 * @param configured and the other lists: names of devices; failed with why
 * @param missing how many devices lack software after it
 */
public record RunRecord(
    String id,
    Trigger trigger,
    String start,
    long milliseconds,
    Outcome outcome,
    int events,
    List<String> configured,
    List<String> changed,
    List<String> gone,
    List<String> failed,
    int missing) {
  /** In a list of runs no device is named beyond this many. */
  private static final int NAMED = 100;

  /** Why it was done. */
  public enum Trigger {
    START,
    HOTPLUG,
    /** Events were lost, or a run was given up: all is looked at again. */
    RESCAN,
    RELOAD,
    INSTALL;

    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What came of it. */
  public enum Outcome {
    OK,
    /** Device software is missing. */
    MISSING,
    /** A device or a method failed. */
    FAILED,
    /** It was given up, for a person or since the daemon ends. */
    STOPPED,
    /** It could not be done: no store, no devices. */
    ERROR;

    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public RunRecord {
    configured = first(configured);
    changed = first(changed);
    gone = first(gone);
    failed = first(failed);
  }

  private static List<String> first(List<String> names) {
    return names.size() <= NAMED ? List.copyOf(names) : List.copyOf(names.subList(0, NAMED));
  }
}

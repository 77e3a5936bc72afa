package org.cfgmgr.preflight;

import java.util.List;

/**
 * Something that keeps a device from being driven.
 *
 * @param kind what must be done about it
 * @param module the driver's, "" when there is none
 * @param text what is wrong, for people
 */
record Lack(Kind kind, String module, String text) {
  enum Kind {
    /** The kernel has no driver at all. */
    NO_DRIVER,
    /** The kernel has it, what is loaded at that time does not. */
    NOT_IN_STORE,
    /** The kernel has it, and the configuration keeps it out. */
    BLOCKED,
    /** It needs firmware that is not there. */
    NO_FIRMWARE
  }

  private static final int MOST = 6;

  /** For people: each once, and not without end. */
  static String texts(List<Lack> lacks) {
    List<String> all = lacks.stream().map(Lack::text).distinct().toList();
    String first = String.join("; ", all.subList(0, Math.min(MOST, all.size())));
    return all.size() > MOST ? first + "; and " + (all.size() - MOST) + " more" : first;
  }
}

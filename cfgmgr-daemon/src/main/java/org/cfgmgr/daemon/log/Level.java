package org.cfgmgr.daemon.log;

import java.util.Locale;

/** How much a line matters; syslog's numbers (RFC 5424, 6.2.1). */
public enum Level {
  ERROR(3),
  WARNING(4),
  NOTICE(5),
  INFO(6);

  private final int priority;

  Level(int priority) {
    this.priority = priority;
  }

  int priority() {
    return priority;
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}

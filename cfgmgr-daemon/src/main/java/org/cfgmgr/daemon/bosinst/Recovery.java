package org.cfgmgr.daemon.bosinst;

import java.util.Locale;

/** Whether devices of another machine take over names and attributes of those of the old one. */
public enum Recovery {
  /** Only on the same machine. */
  DEFAULT,
  YES,
  NO;

  static Recovery of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}

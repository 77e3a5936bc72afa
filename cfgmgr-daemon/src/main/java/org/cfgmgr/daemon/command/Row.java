package org.cfgmgr.daemon.command;

/** Something that is printed on a line of its own. */
interface Row {
  /** The text in a column; "" when there is none. */
  String text(String column);

  /** What JSON holds for a column. */
  default Object value(String column) {
    return text(column);
  }
}

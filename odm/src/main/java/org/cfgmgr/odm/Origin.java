package org.cfgmgr.odm;

/** Who made an object. */
enum Origin {
  /** It came with the product, and nobody has changed it. */
  SEED("seed"),
  /** A command or a run made or changed it. */
  USER("");

  final String mark;

  Origin(String mark) {
    this.mark = mark;
  }
}

package org.cfgmgr.daemon.service;

import java.time.Instant;

/** Ids of runs: another one for each, also after the daemon was started anew. */
final class Ids {
  private final String start;
  private int count;

  Ids(Instant start) {
    this.start = Long.toString(start.getEpochSecond(), 36);
  }

  String next() {
    return start + "-" + ++count;
  }
}

package org.cfgmgr.daemon.service;

import sun.misc.Signal;

/** Hears signals; those that end a process no longer do. */
final class Signals {
  private Signals() {}

  /** Does something each time when a signal comes, such as {@code HUP}. */
  static void on(String name, Runnable action) {
    Signal.handle(new Signal(name), signal -> action.run());
  }
}

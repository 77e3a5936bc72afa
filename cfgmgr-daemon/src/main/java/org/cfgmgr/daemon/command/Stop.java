package org.cfgmgr.daemon.command;

import java.util.ArrayList;
import java.util.List;

/** A request to stop, which may come from another thread at any time. */
public final class Stop {
  private final List<Runnable> listeners = new ArrayList<>();
  private boolean asked;

  /** Asks to stop. */
  public synchronized void ask() {
    asked = true;
    listeners.forEach(Runnable::run);
  }

  public synchronized boolean isAsked() {
    return asked;
  }

  /** Says what is to be done when it is asked for; at once when it was. */
  public synchronized void whenAsked(Runnable listener) {
    listeners.add(listener);
    if (asked) {
      listener.run();
    }
  }
}

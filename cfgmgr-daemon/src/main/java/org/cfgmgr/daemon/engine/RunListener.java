package org.cfgmgr.daemon.engine;

import java.util.List;
import org.cfgmgr.method.Result;

/** Hears what a run does while it does it. Does nothing by default. */
public interface RunListener {
  /** A run begins. */
  default void started(int phase) {}

  /** The program of a rule is about to run. */
  default void ruleStarted(String program) {}

  /** The program of a rule has ended. */
  default void ruleEnded(String program, Result result) {}

  /** A device is about to be configured. */
  default void methodStarted(String device, int led, List<String> command) {}

  /** A device's method has ended. */
  default void methodEnded(String device, Result result) {}
}

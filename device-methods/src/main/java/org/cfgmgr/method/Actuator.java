package org.cfgmgr.method;

import java.util.List;

/** Performs actions on a machine, or only tells them. Several threads may share one. */
public interface Actuator {
  /**
   * Performs one action. What goes wrong with it is part of the result; only a store that cannot be
   * written throws ({@link org.cfgmgr.odm.OdmException}).
   */
  Result perform(Action action);

  /** Ends the processes that programs left behind when they ended. */
  default List<Leftover> endLeftovers() {
    return List.of();
  }

  /** Ends the programs that are running, and starts none any more. */
  default void stop() {}

  /**
   * Processes that were left behind.
   *
   * @param device the device (or rule) whose program left them
   * @param processes how many
   */
  record Leftover(String device, int processes) {}
}

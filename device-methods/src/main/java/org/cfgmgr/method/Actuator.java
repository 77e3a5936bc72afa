package org.cfgmgr.method;

/** Performs actions on a machine, or only tells them. */
public interface Actuator {
  /**
   * Performs one action. What goes wrong with it is part of the result; only a store that cannot be
   * written throws ({@link org.cfgmgr.odm.OdmException}).
   */
  Result perform(Action action);
}

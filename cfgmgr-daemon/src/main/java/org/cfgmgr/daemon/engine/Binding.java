package org.cfgmgr.daemon.engine;

import java.util.List;
import java.util.function.Supplier;
import org.cfgmgr.match.Logical;
import org.cfgmgr.uevent.Uevents;

/** Waits until devices are bound whose modules were loaded. */
final class Binding {
  private final Machine machine;

  Binding(Machine machine) {
    this.machine = machine;
  }

  /**
   * Listens while modules are loaded and until their devices are bound, or the time is up.
   *
   * @param loads loads them, and gives the devices that they are for
   * @return whether any was loaded
   */
  boolean around(Supplier<List<Logical>> loads) {
    try (Uevents events = machine.events().get()) {
      List<Logical> served = loads.get();
      return !served.isEmpty();
    }
  }
}

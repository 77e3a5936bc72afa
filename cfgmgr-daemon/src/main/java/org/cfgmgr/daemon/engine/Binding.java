package org.cfgmgr.daemon.engine;

import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.cfgmgr.daemon.conf.Settings;
import org.cfgmgr.match.Logical;
import org.cfgmgr.method.Action;
import org.cfgmgr.uevent.Bindings;
import org.cfgmgr.uevent.UeventException;
import org.cfgmgr.uevent.Uevents;

/** Waits until devices are bound whose modules were loaded. */
final class Binding {
  private final Machine machine;
  private final Bindings bindings;
  private final List<String> problems;

  Binding(Machine machine, Settings settings, List<String> problems) {
    this.machine = machine;
    this.bindings = new Bindings(settings.bindWait(), settings.quiet(), InstantSource.system());
    this.problems = problems;
  }

  /** A module that was loaded, and the device that it was loaded for. */
  record Served(Action.LoadModule load, Logical device) {}

  /**
   * Listens while modules are loaded and until their devices are bound, or the time is up.
   *
   * @param loads loads them
   * @return whether any was loaded
   */
  boolean around(Supplier<List<Served>> loads) {
    try (Uevents events = subscribe()) {
      List<Served> served = loads.get();
      if (!served.isEmpty()) {
        await(events, served);
      }
      return !served.isEmpty();
    }
  }

  private Uevents subscribe() {
    try {
      return machine.events().get();
    } catch (UeventException e) {
      // What binds later is found by the next run.
      problems.add(e.getMessage());
      return Uevents.none();
    }
  }

  private void await(Uevents events, List<Served> served) {
    Set<String> awaited =
        served.stream()
            .filter(one -> one.device().type().needsDriver())
            .map(one -> one.load().device())
            .collect(Collectors.toSet());
    Set<String> buses =
        served.stream()
            .filter(one -> one.device().type().busExtender())
            .map(one -> one.device().path())
            .collect(Collectors.toSet());
    try {
      bindings.await(events, awaited, buses, path -> machine.hardware().driver(path).isPresent());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

package org.cfgmgr.daemon.engine;

import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.cfgmgr.daemon.conf.Settings;
import org.cfgmgr.match.Logical;
import org.cfgmgr.uevent.Bindings;
import org.cfgmgr.uevent.UeventException;
import org.cfgmgr.uevent.Uevents;

/** Waits until devices are bound for which something was done. */
final class Binding {
  private final Machine machine;
  private final Bindings bindings;
  private final List<String> problems;

  Binding(Machine machine, Settings settings, List<String> problems) {
    this.machine = machine;
    this.bindings = new Bindings(settings.bindWait(), settings.quiet(), InstantSource.system());
    this.problems = problems;
  }

  /** An entry of a device that should get its driver now. */
  record Served(String entry, Logical device) {}

  /**
   * Listens while it is done and until the devices are bound, or the time is up.
   *
   * @param work does it, and says for which entries
   * @return whether anything was done
   */
  boolean around(Supplier<List<Served>> work) {
    try (Uevents events = subscribe()) {
      List<Served> served = work.get();
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
            .map(Served::entry)
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

package org.cfgmgr.daemon.engine;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.cfgmgr.daemon.conf.Settings;
import org.cfgmgr.match.Logical;
import org.cfgmgr.uevent.Bindings;
import org.cfgmgr.uevent.UeventException;
import org.cfgmgr.uevent.Uevents;

/** Waits until devices are bound for which something was done. */
final class Binding {
  private final Machine machine;
  private final Bindings bindings;
  private final Bindings lateOnes;
  private final List<String> problems;
  private final Set<String> buses = new HashSet<>();

  Binding(Machine machine, Settings settings, List<String> problems) {
    this.machine = machine;
    this.bindings = new Bindings(settings.bindWait(), settings.quiet());
    this.lateOnes = new Bindings(settings.late(), settings.quiet());
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
    Set<String> awaited = new HashSet<>();
    for (Served one : served) {
      if (one.device().type().needsDriver()) {
        awaited.add(one.entry());
      }
      if (one.device().type().busExtender()) {
        buses.add(one.device().path());
      }
    }
    await(bindings, events, awaited, Set.of());
  }

  /**
   * Waits until nothing comes any more below the buses that got a driver in this run: a USB disk is
   * there a second after its interface has its driver (kernel, usb-storage's delay_use).
   *
   * @param look looks at the machine, after what happens is listened to
   * @return whether there is any such bus
   */
  boolean calm(Runnable look) {
    if (buses.isEmpty()) {
      return false;
    }
    try (Uevents events = subscribe()) {
      look.run();
      await(lateOnes, events, Set.of(), buses);
    }
    return true;
  }

  private void await(Bindings how, Uevents events, Set<String> awaited, Set<String> below) {
    try {
      how.await(events, awaited, below, path -> machine.hardware().driver(path).isPresent());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

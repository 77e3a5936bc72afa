package org.cfgmgr.daemon.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.cfgmgr.attr.KernelPlace;
import org.cfgmgr.daemon.engine.Binding.Served;
import org.cfgmgr.daemon.engine.RunReport.Finding;
import org.cfgmgr.match.Logical;
import org.cfgmgr.method.Action;
import org.cfgmgr.method.Configure;
import org.cfgmgr.method.DriverOverride;
import org.cfgmgr.method.Result;

/**
 * Brings devices and drivers together: loads the modules that devices ask for, binds what rmdev
 * took from its driver, obeys {@code driver_override}, and waits until all are bound.
 */
final class Drivers {
  /** A module may bring devices that need another module; this often in a row is plenty. */
  private static final int ROUNDS = 3;

  private final Machine machine;
  private final Devices devices;
  private final Pool pool;
  private final RunReport report;
  private final Binding binding;
  private final UnboundEntries unbound;
  private final Set<String> tried = new HashSet<>();

  Drivers(Machine machine, Devices devices, Pool pool, RunReport report, Binding binding) {
    this.machine = machine;
    this.devices = devices;
    this.pool = pool;
    this.report = report;
    this.binding = binding;
    this.unbound = new UnboundEntries(machine.odm());
  }

  /** An action that may give an entry its driver, and the device that the entry belongs to. */
  private record Step(Action action, String entry, String name) {
    /** What is done once, for however many devices. */
    String key() {
      return action instanceof Action.LoadModule load ? load.module() : action.describe();
    }
  }

  private record Done(Step step, Result result) {}

  /** Does it for these devices, and looks at the machine again. */
  void provide(List<String> names) {
    for (int round = 0; round < ROUNDS && once(names); round++) {
      devices.rescan();
    }
  }

  /** Waits for devices that appear late; returns whether there may be some. */
  boolean awaitLate() {
    boolean some = binding.calm(devices::rescan);
    if (some) {
      devices.rescan();
    }
    return some;
  }

  /** Forgets what needs not be bound any more. */
  void finish() {
    devices.note(unbound.settled(devices.entries()));
  }

  private boolean once(List<String> names) {
    List<List<Step>> overrides = new ArrayList<>();
    List<Step> loads = new ArrayList<>();
    for (String name : names) {
      devices
          .scanned(name)
          .ifPresent(
              device -> {
                override(name, device).ifPresent(overrides::add);
                loads.addAll(steps(name, device));
              });
    }
    if (overrides.isEmpty() && loads.isEmpty()) {
      return false;
    }
    loads.forEach(step -> tried.add(step.key()));
    return binding.around(() -> perform(overrides, loads));
  }

  private List<Step> steps(String name, Logical device) {
    List<Step> steps = new ArrayList<>();
    unbound.of(device).forEach(bind -> steps.add(new Step(bind, bind.device(), name)));
    Configure.of(device, machine.kernel(), devices.loaded())
        .loads()
        .forEach(load -> steps.add(new Step(load, load.device(), name)));
    steps.removeIf(step -> tried.contains(step.key()));
    return steps;
  }

  private Optional<List<Step>> override(String name, Logical device) {
    String wanted = devices.attribute(name, DriverOverride.ATTRIBUTE);
    if (wanted.isEmpty() || !tried.add(name + " " + DriverOverride.ATTRIBUTE)) {
      return Optional.empty();
    }
    Optional<KernelPlace> place =
        machine.attributes().find("sysfs:" + DriverOverride.ATTRIBUTE, device.path());
    return place
        .map(
            at ->
                DriverOverride.of(
                    device.device(),
                    wanted,
                    at,
                    machine.attributes().read(at),
                    machine.kernel(),
                    devices.loaded()))
        .filter(actions -> !actions.isEmpty())
        .map(actions -> actions.stream().map(one -> new Step(one, device.path(), name)).toList());
  }

  private List<Served> perform(List<List<Step>> overrides, List<Step> loads) {
    List<Served> served = new ArrayList<>();
    overrides.forEach(steps -> inOrder(steps).ifPresent(served::add));
    // Devices side by side; what came of it is looked at in order.
    Map<String, List<Step>> byDevice = new LinkedHashMap<>();
    loads.forEach(
        step -> byDevice.computeIfAbsent(step.name(), key -> new ArrayList<>()).add(step));
    Map<String, Result> once = new ConcurrentHashMap<>();
    for (List<Done> results :
        pool.all(List.copyOf(byDevice.values()), steps -> oneByOne(steps, once))) {
      results.forEach(done -> ended(done.step(), done.result()).ifPresent(served::add));
    }
    return served;
  }

  /**
   * The entries of a device get their drivers one after the other: a driver may take several of a
   * USB device's interfaces, and must not find one of them taken by a driver that is second best.
   */
  private List<Done> oneByOne(List<Step> steps, Map<String, Result> once) {
    List<Done> done = new ArrayList<>();
    for (Step step : steps) {
      if (done.isEmpty() || machine.hardware().driver(step.entry()).isEmpty()) {
        // A second device that asks for the same module waits until it is loaded.
        Result result =
            once.computeIfAbsent(step.key(), key -> machine.actuator().perform(step.action()));
        done.add(new Done(step, result));
      }
    }
    return done;
  }

  /** All steps, or none: what was done before one that fails is taken back. */
  private Optional<Served> inOrder(List<Step> steps) {
    List<Action> done = new ArrayList<>();
    Optional<Served> last = Optional.empty();
    for (Step step : steps) {
      Result result = machine.actuator().perform(step.action());
      last = ended(step, result);
      if (result.failed()) {
        java.util.Collections.reverse(done);
        done.forEach(action -> action.undo().ifPresent(machine.actuator()::perform));
        return Optional.empty();
      }
      done.add(step.action());
    }
    return last;
  }

  private Optional<Served> ended(Step step, Result result) {
    Logical device = devices.scanned(step.name()).orElseThrow();
    if (result.kind() == Result.Kind.DONE) {
      if (step.action() instanceof Action.LoadModule load) {
        devices.loaded().add(load.module().replace('-', '_'));
      }
      return Optional.of(new Served(step.entry(), device));
    }
    // A processor's modules answer "no such device" on most machines.
    boolean matters = device.type().needsDriver() || !(step.action() instanceof Action.LoadModule);
    if (result.failed() && matters) {
      String why = step.action().describe() + ": " + result.err().strip();
      report.failed().add(new Finding(step.name(), why));
    }
    return Optional.empty();
  }
}

package org.cfgmgr.daemon.device;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.cfgmgr.daemon.engine.Machine;
import org.cfgmgr.match.Logical;
import org.cfgmgr.method.Action;
import org.cfgmgr.method.Action.SetAttribute;
import org.cfgmgr.method.Change;
import org.cfgmgr.method.DriverOverride;
import org.cfgmgr.method.MethodExit;
import org.cfgmgr.method.Result;
import org.cfgmgr.scan.Device;

/** Sets attributes of one device in the kernel, all of them or none. */
final class KernelChange {
  private final Machine machine;
  private final String method;
  private final Optional<Logical> seen;
  private final Deque<Action> done = new ArrayDeque<>();
  private Optional<String> driver = Optional.empty();

  /**
   * For a device.
   *
   * @param method the path of its Change method, for messages
   * @param seen the device as it is there now
   */
  KernelChange(Machine machine, String method, Optional<Logical> seen) {
    this.machine = machine;
    this.method = method;
    this.seen = seen;
  }

  /**
   * Sets them.
   *
   * @param resets whether the device is bound again where that is what an attribute decides
   * @throws MethodFailure when the kernel refuses one; then all are again as they were
   */
  void set(List<SetAttribute> sets, boolean resets) {
    for (SetAttribute set : sets) {
      Result result = machine.actuator().perform(set);
      if (result.failed()) {
        throw failure(set, result.err(), restore(set));
      }
      done.push(set);
    }
    for (SetAttribute set : sets) {
      if (resets && Change.isDriverChoice(set.place())) {
        bindAgain(set);
      }
    }
  }

  /** The driver that the device has got; empty when it was not bound again. */
  Optional<String> driver() {
    return driver;
  }

  /** Takes back all that was done; returns what could not be, one line each. */
  List<String> undo() {
    List<String> stay = new ArrayList<>();
    while (!done.isEmpty()) {
      Action action = done.pop();
      Optional<Result> result = action.undo().map(machine.actuator()::perform);
      if (result.isEmpty() || result.get().failed()) {
        stay.add("not taken back: " + action.describe());
      }
    }
    return stay;
  }

  /** The kernel may have kept another value than it was given, before that was seen. */
  private List<String> restore(SetAttribute refused) {
    Optional<String> now = machine.attributes().read(refused.place());
    if (now.isPresent() && !now.equals(refused.before())) {
      done.push(refused);
    }
    return undo();
  }

  private MethodFailure failure(SetAttribute set, String why, List<String> stay) {
    String line = set.attribute() + "=" + set.value() + ": " + why.strip();
    List<String> lines = new ArrayList<>(List.of(line));
    lines.addAll(stay);
    return MethodFailure.of(method, MethodExit.E_BADATTR, String.join("\n\t", lines));
  }

  private void bindAgain(SetAttribute choice) {
    Optional<Device> entry = seen.map(Logical::device);
    List<Action> steps = entry.map(there -> steps(there, choice)).orElse(List.of());
    if (steps.isEmpty()) {
      return;
    }
    Result last = Result.done();
    for (Action step : steps) {
      last = machine.actuator().perform(step);
      if (last.failed()) {
        throw failure(choice, last.err(), undo());
      }
      if (step instanceof Action.UnbindDriver) {
        // Taken back last: the old driver takes the device only when it is no longer overridden.
        done.addLast(step);
      }
    }
    if (last.kind() == Result.Kind.DONE) {
      checkBound(entry.orElseThrow(), choice);
    }
  }

  private List<Action> steps(Device entry, SetAttribute choice) {
    Optional<String> set = Optional.of(choice.value());
    return DriverOverride.of(
            entry, choice.value(), choice.place(), set, machine.kernel(), machine.loaded())
        .stream()
        .filter(step -> !choice.value().isEmpty() || !(step instanceof Action.LoadModule))
        .toList();
  }

  private void checkBound(Device entry, SetAttribute choice) {
    String bound = machine.hardware().driver(entry.path()).orElse("");
    if (choice.value().isEmpty() || bound.equals(choice.value())) {
      driver = Optional.of(bound);
      return;
    }
    if (!bound.isEmpty()) {
      machine.actuator().perform(new Action.UnbindDriver(entry.bus(), entry.path(), bound));
    }
    throw failure(choice, "no driver of that name took the device", undo());
  }
}

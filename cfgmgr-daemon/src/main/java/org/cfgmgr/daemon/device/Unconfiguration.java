package org.cfgmgr.daemon.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cfgmgr.daemon.engine.Machine;
import org.cfgmgr.method.Action;
import org.cfgmgr.method.MethodExit;
import org.cfgmgr.method.Result;
import org.cfgmgr.method.Unbound;
import org.cfgmgr.method.Unconfigure;
import org.cfgmgr.method.Undefine;
import org.cfgmgr.odm.CuDv;
import org.cfgmgr.odm.CuDv.Status;
import org.cfgmgr.odm.OdmChange;
import org.cfgmgr.scan.DeviceTree;

/** Runs the Unconfigure, Undefine and Stop methods of devices, built in or not. */
final class Unconfiguration {
  private final Machine machine;
  private final Types types;
  private final Sightings sightings;
  private final DeviceMethods methods;
  private final List<Unbound> kept = new ArrayList<>();

  Unconfiguration(Session session, Types types, Sightings sightings) {
    this.machine = session.machine();
    this.types = types;
    this.sightings = sightings;
    this.methods = new DeviceMethods(session);
  }

  /** Takes a device from its driver and keeps its definition. */
  void unconfigure(CuDv device) {
    boolean configured = device.status() != Status.DEFINED;
    if (!(configured && run(device, "Unconfigure"))) {
      unbind(device);
    }
    update(List.of(device.becomes(Status.DEFINED, "")));
  }

  /** Deletes the definition; what a program has deleted already is no error. */
  void undefine(CuDv device) {
    run(device, "Undefine");
    update(Undefine.of(device.name()));
  }

  void stop(CuDv device) {
    if (device.status() != Status.STOPPED) {
      run(device, "Stop");
      update(List.of(device.becomes(Status.STOPPED, device.driver())));
    }
  }

  /**
   * Forgets the bus entries that went with the driver of an entry above: when it comes back, the
   * kernel makes them anew and binds them itself.
   */
  void forgetVanished() {
    if (kept.size() < 2) {
      return;
    }
    DeviceTree now = machine.hardware().scan();
    List<OdmChange> vanished =
        kept.stream()
            .filter(entry -> now.get(entry.path()).isEmpty())
            .map(Unbound::forget)
            .toList();
    if (!vanished.isEmpty()) {
      update(vanished);
    }
  }

  /**
   * Makes sure that a device's methods can be run.
   *
   * @throws org.cfgmgr.odm.OdmException naming the one that cannot
   */
  void check(CuDv device, List<String> descriptors) {
    descriptors.forEach(one -> DeviceMethods.check(device.name(), types.method(device, one)));
  }

  /** Runs a method that is a program; whether it is one. */
  private boolean run(CuDv device, String descriptor) {
    List<String> arguments = List.of("-l", device.name());
    return methods.run(device.name(), device.type(), descriptor, arguments).isPresent();
  }

  private void unbind(CuDv device) {
    List<Action.UnbindDriver> taken = new ArrayList<>();
    for (Action.UnbindDriver unbind : sightings.of(device).map(Unconfigure::of).orElse(List.of())) {
      Unbound entry = Unbound.by(unbind, device.name());
      // Kept first: an entry that is unbound and not known to be would stay so.
      update(entry.keep());
      Result result = machine.actuator().perform(unbind);
      if (result.failed()) {
        update(List.of(entry.forget()));
        bindAgain(taken, device);
        throw failure(device, unbind, result);
      }
      taken.add(unbind);
      kept.add(entry);
    }
  }

  private void bindAgain(List<Action.UnbindDriver> taken, CuDv device) {
    for (int i = taken.size() - 1; i >= 0; i--) {
      Action.UnbindDriver unbind = taken.get(i);
      Optional<Action> undo = unbind.undo();
      if (undo.isPresent() && !machine.actuator().perform(undo.get()).failed()) {
        update(List.of(Unbound.by(unbind, device.name()).forget()));
      }
    }
  }

  private MethodFailure failure(CuDv device, Action.UnbindDriver unbind, Result result) {
    String path = types.method(device, "Unconfigure");
    return MethodFailure.of(
        path.isEmpty() ? "Unconfigure" : path,
        MethodExit.E_CFGTERM,
        device.name() + ": " + unbind.describe() + ": " + result.err().strip());
  }

  private void update(List<OdmChange> changes) {
    machine.actuator().perform(new Action.UpdateOdm(changes));
  }
}

package org.cfgmgr.daemon.device;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.cfgmgr.daemon.engine.Machine;
import org.cfgmgr.guard.Guard;
import org.cfgmgr.method.MethodExit;
import org.cfgmgr.odm.CuDv;
import org.cfgmgr.odm.CuDv.Status;

/**
 * Unconfigures devices, and undefines or stops them. All that may forbid it is asked for all of
 * them before anything is done.
 */
final class Removal {
  /** What is to become of the devices. */
  enum Aim {
    DEFINED("Unconfigure", "Unconfigure"),
    DELETED("Unconfigure", "Undefine"),
    STOPPED("Stop", "Stop");

    private final String first;
    private final String last;

    Aim(String first, String last) {
      this.first = first;
      this.last = last;
    }
  }

  private final Machine machine;
  private final Aim aim;
  private final Kin kin;
  private final Types types;
  private final Sightings sightings;
  private final Unconfiguration unconfiguration;

  Removal(Session session, Aim aim) {
    this.machine = session.machine();
    this.aim = aim;
    this.kin = new Kin(machine.odm());
    this.types = new Types(machine.odm());
    this.sightings = new Sightings(machine);
    this.unconfiguration = new Unconfiguration(session, types, sightings);
  }

  /**
   * Removes a device.
   *
   * @param below whether all that is below it goes first
   * @throws MethodFailure when that cannot be
   */
  void one(String name, boolean below, Consumer<Outcome> done) {
    CuDv device = kin.get(name);
    List<CuDv> all = new ArrayList<>(below ? willing(kin.below(name)) : List.of());
    all.add(device);
    remove(all, done);
  }

  /** Removes all that is below a device. */
  void below(String name, Consumer<Outcome> done) {
    kin.get(name);
    remove(willing(kin.below(name)), done);
  }

  private void remove(List<CuDv> devices, Consumer<Outcome> done) {
    check(devices);
    try {
      for (CuDv device : devices) {
        done.accept(new Outcome(device.name(), remove(device)));
      }
    } finally {
      unconfiguration.forgetVanished();
    }
  }

  /** Stopped are only those that can be; the others stay as they are. */
  private List<CuDv> willing(List<CuDv> devices) {
    return aim == Aim.STOPPED ? devices.stream().filter(this::canBeStopped).toList() : devices;
  }

  private boolean canBeStopped(CuDv device) {
    return !types.method(device, "Stop").isEmpty() && device.status() != Status.DEFINED;
  }

  private void check(List<CuDv> devices) {
    Set<String> goneBefore = new HashSet<>();
    for (CuDv device : devices) {
      unconfiguration.check(device, List.of(aim.first, aim.last));
      checkStop(device);
      checkKin(device, goneBefore);
      checkUse(device);
      goneBefore.add(device.name());
    }
  }

  private void checkStop(CuDv device) {
    if (aim != Aim.STOPPED || canBeStopped(device)) {
      return;
    }
    String why =
        device.status() == Status.DEFINED
            ? " is Defined; configure it first: mkdev -l " + device.name()
            : " cannot be stopped: its type " + device.type() + " has no Stop method";
    throw failure(device, MethodExit.E_DEVSTATE, device.name() + why);
  }

  private void checkKin(CuDv device, Set<String> goneBefore) {
    Predicate<CuDv> stands =
        other ->
            !goneBefore.contains(other.name())
                && (aim == Aim.DELETED || other.status() != Status.DEFINED);
    Optional<CuDv> child = kin.children(device.name()).stream().filter(stands).findFirst();
    if (child.isPresent()) {
      String detail = "%s: its child %s is %s; give -R to include what is below";
      throw failure(device, MethodExit.E_CHILDSTATE, about(detail, device, child.get()));
    }
    Optional<CuDv> user = kin.dependents(device.name()).stream().filter(stands).findFirst();
    if (user.isPresent()) {
      String detail = "%s: %s, which is %s, depends on it; remove that one first";
      throw failure(device, MethodExit.E_DEPEND, about(detail, device, user.get()));
    }
  }

  private static String about(String detail, CuDv device, CuDv other) {
    return detail.formatted(device.name(), other.name(), other.status().label());
  }

  private void checkUse(CuDv device) {
    List<Guard.Use> uses =
        sightings.of(device).map(seen -> machine.guard().uses(seen.path())).orElse(List.of());
    if (!uses.isEmpty()) {
      String detail = device.name() + ": " + uses.get(0).reason();
      throw failure(device, MethodExit.E_BUSY, detail);
    }
  }

  private MethodFailure failure(CuDv device, MethodExit exit, String detail) {
    // An unconfigured device has only its last method before it.
    String descriptor = device.status() == Status.DEFINED ? aim.last : aim.first;
    String path = types.method(device, descriptor);
    return MethodFailure.of(path.isEmpty() ? descriptor : path, exit, detail);
  }

  /** Returns the word for what has become of the device. */
  private String remove(CuDv device) {
    if (aim == Aim.STOPPED) {
      unconfiguration.stop(device);
      return Status.STOPPED.label();
    }
    unconfiguration.unconfigure(device);
    if (aim == Aim.DEFINED) {
      return Status.DEFINED.label();
    }
    unconfiguration.undefine(device);
    return "deleted";
  }
}

package org.cfgmgr.daemon.device;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cfgmgr.attr.DeviceAttributes;
import org.cfgmgr.attr.Request;
import org.cfgmgr.daemon.engine.Machine;
import org.cfgmgr.guard.Guard;
import org.cfgmgr.match.Logical;
import org.cfgmgr.match.PredefinedAttribute;
import org.cfgmgr.match.PredefinedAttributes;
import org.cfgmgr.method.Action;
import org.cfgmgr.method.Change;
import org.cfgmgr.method.Extent;
import org.cfgmgr.method.MethodExit;
import org.cfgmgr.odm.Criteria;
import org.cfgmgr.odm.CuDv;
import org.cfgmgr.odm.CuDv.Status;
import org.cfgmgr.odm.Odm;
import org.cfgmgr.odm.OdmChange;
import org.cfgmgr.odm.OdmException;
import org.cfgmgr.odm.OdmObject;
import org.cfgmgr.odm.StandardClasses;
import org.cfgmgr.scan.Fact;

/** Runs the Change method of one device, built in or not. */
final class Alteration {
  private static final Optional<Logical> NOT_SEEN = Optional.empty();

  private final Session session;
  private final Machine machine;
  private final CuDv device;
  private final String method;
  private final Extent extent;
  private final Map<String, String> customized;

  /**
   * For a device.
   *
   * @throws OdmException in AIX's words when there is none so named
   */
  Alteration(Session session, String name, Extent extent) {
    this.session = session;
    this.machine = session.machine();
    this.device = new Kin(machine.odm()).get(name);
    String path = new Types(machine.odm()).method(device.type(), "Change");
    this.method = path.isEmpty() ? "Change" : path;
    this.extent = extent;
    this.customized = customized(device, machine.odm());
  }

  /**
   * Changes attributes and the place of the device, or nothing.
   *
   * @throws MethodFailure when it cannot be
   */
  void run(Map<String, String> values, Move.Target target) {
    List<String> arguments = arguments(values, target);
    DeviceMethods methods = new DeviceMethods(session);
    if (methods.run(device.name(), device.type(), "Change", arguments).isEmpty()) {
      builtIn(values, target);
    }
  }

  private List<String> arguments(Map<String, String> values, Move.Target target) {
    List<String> words = new ArrayList<>(List.of("-l", device.name()));
    words.addAll(target.arguments());
    if (!extent.flag().isEmpty()) {
      words.add(extent.flag());
    }
    values.forEach((name, value) -> words.addAll(List.of("-a", name + "=" + value)));
    return words;
  }

  private void builtIn(Map<String, String> values, Move.Target target) {
    List<OdmChange> moved = new Move(device, method, machine.odm()).to(target);
    List<PredefinedAttribute> known = PredefinedAttributes.load(machine.odm()).of(device.type());
    Optional<Logical> seen = isLive() && concernsKernel(values, known) ? sighting() : NOT_SEEN;
    Change change = change(values, known, seen);
    checkState(change);
    KernelChange kernel = new KernelChange(machine, method, seen);
    if (isLive()) {
      set(change, kernel);
    }
    store(change, moved, kernel);
  }

  private boolean isLive() {
    return extent.reachesKernel() && device.status() == Status.AVAILABLE;
  }

  private static boolean concernsKernel(
      Map<String, String> values, List<PredefinedAttribute> known) {
    return known.stream()
        .filter(one -> values.containsKey(one.name()))
        .anyMatch(one -> one.isGroup() || !one.access().isEmpty());
  }

  private Change change(
      Map<String, String> values, List<PredefinedAttribute> known, Optional<Logical> seen) {
    String path = seen.map(Logical::path).orElse(customized.getOrDefault("sysfs_path", ""));
    DeviceAttributes attributes =
        new DeviceAttributes(known, customized, path, machine.attributes());
    Request request = new Request(attributes, values);
    checkValues(request.problems(isLive()));
    return new Change(device.name(), request);
  }

  private void set(Change change, KernelChange kernel) {
    checkValues(
        change.notOffered().stream()
            .map(name -> name + ": the kernel does not offer it for " + device.name())
            .toList());
    List<Action.SetAttribute> sets = change.kernel();
    sets.forEach(this::checkUse);
    kernel.set(sets, extent.resets());
  }

  private void store(Change change, List<OdmChange> moved, KernelChange kernel) {
    List<OdmChange> changes = new ArrayList<>(moved);
    if (extent.reachesDatabase()) {
      changes.addAll(change.database());
    }
    kernel.driver().ifPresent(driver -> changes.add(device.becomes(device.status(), driver)));
    try {
      if (!changes.isEmpty()) {
        machine.actuator().perform(new Action.UpdateOdm(changes));
      }
    } catch (OdmException e) {
      kernel.undo();
      throw e;
    }
  }

  private static Map<String, String> customized(CuDv device, Odm odm) {
    Map<String, String> values = new LinkedHashMap<>();
    for (OdmObject object : odm.get(StandardClasses.CUAT, Criteria.equal("name", device.name()))) {
      values.putIfAbsent(object.text("attribute"), object.text("value"));
    }
    return values;
  }

  /** The device as it is there now; empty for one that never was anywhere in sysfs. */
  private Optional<Logical> sighting() {
    Optional<Logical> seen = new Sightings(machine).of(device);
    // A USB device that is forbidden is there and has lost what told its kind.
    String path = customized.getOrDefault("sysfs_path", "");
    if (seen.isEmpty() && !path.isEmpty() && !isThere(path)) {
      String why = " is not there any more; run cfgmgr, or give -P to change the ODM only";
      throw MethodFailure.of(method, MethodExit.E_NODETECT, device.name() + why);
    }
    return seen;
  }

  /** Whether the same device stands there, whatever its kind is now. */
  private boolean isThere(String path) {
    String identity = customized.getOrDefault("unique_id", "");
    return machine
        .hardware()
        .scan()
        .get(path)
        .filter(entry -> entry.fact(Fact.UNIQUE_ID).equals(identity))
        .isPresent();
  }

  private void checkValues(List<String> problems) {
    if (!problems.isEmpty()) {
      throw MethodFailure.of(method, MethodExit.E_BADATTR, String.join("\n\t", problems));
    }
  }

  private void checkState(Change change) {
    if (extent.reachesDatabase()) {
      return;
    }
    if (device.status() != Status.AVAILABLE) {
      String why = " is %s, so that -T has nothing to change; configure it: mkdev -l %s";
      throw MethodFailure.of(
          method,
          MethodExit.E_DEVSTATE,
          device.name() + why.formatted(device.status().label(), device.name()));
    }
    if (!change.onlyStored().isEmpty()) {
      String why = " is kept by the ODM only, so that -T has nothing to change; leave out -T";
      throw MethodFailure.of(
          method, MethodExit.E_ARGS, String.join(", ", change.onlyStored()) + why);
    }
  }

  private void checkUse(Action.SetAttribute set) {
    boolean resets = extent.resets() && Change.isDriverChoice(set.place());
    if (!resets && !set.place().disruptive()) {
      return;
    }
    List<Guard.Use> uses = machine.guard().uses(set.place().device());
    if (!uses.isEmpty()) {
      String why = "%s: %s cannot be set: %s";
      throw MethodFailure.of(
          method,
          MethodExit.E_BUSY,
          why.formatted(device.name(), set.attribute(), uses.get(0).reason()));
    }
  }
}

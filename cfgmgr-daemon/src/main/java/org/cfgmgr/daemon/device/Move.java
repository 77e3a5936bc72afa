package org.cfgmgr.daemon.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cfgmgr.method.MethodExit;
import org.cfgmgr.odm.Criteria;
import org.cfgmgr.odm.CuDv;
import org.cfgmgr.odm.Odm;
import org.cfgmgr.odm.OdmChange;
import org.cfgmgr.odm.OdmObject;
import org.cfgmgr.odm.StandardClasses;

/** Attaches a device to another one, or elsewhere, in the ODM; PdCn says where it can be. */
final class Move {
  private final CuDv device;
  private final String method;
  private final Odm odm;
  private final Kin kin;
  private final Types types;

  /**
   * What is asked for.
   *
   * @param parent the device to be attached to, "" for the one it is attached to
   * @param where the place there, "" for the same as now
   */
  record Target(String parent, String where) {
    boolean isNone() {
      return parent.isEmpty() && where.isEmpty();
    }

    /** What the Change method of a type is given for it. */
    List<String> arguments() {
      List<String> words = new ArrayList<>();
      if (!parent.isEmpty()) {
        words.addAll(List.of("-p", parent));
      }
      if (!where.isEmpty()) {
        words.addAll(List.of("-w", where));
      }
      return words;
    }
  }

  Move(CuDv device, String method, Odm odm) {
    this.device = device;
    this.method = method;
    this.odm = odm;
    this.kin = new Kin(odm);
    this.types = new Types(odm);
  }

  /**
   * The changes.
   *
   * @throws MethodFailure when the device cannot be there
   */
  List<OdmChange> to(Target target) {
    if (target.isNone()) {
      return List.of();
    }
    Optional<OdmObject> type = types.find(device.type());
    if (type.map(found -> found.number("detectable") != 0).orElse(false)) {
      String why = " is detected where it is; only devices that are made by mkdev can be moved";
      throw failure(MethodExit.E_INVCONNECT, device.name() + why);
    }
    String subclass = subclass(device);
    CuDv above = parent(target.parent());
    String where = target.where().isEmpty() ? device.connwhere() : target.where();
    checkPlace(above, where, subclass);
    checkFree(above, where, subclass);
    return List.of(
        new OdmChange.Change(
            StandardClasses.CUDV,
            Criteria.equal("name", device.name()),
            Map.of(
                "parent", above.name(),
                "connwhere", where,
                "location", Place.location(above, where))));
  }

  private CuDv parent(String asked) {
    String name = asked.isEmpty() ? device.parent() : asked;
    Optional<CuDv> found = kin.find(name);
    if (found.isEmpty()) {
      throw failure(MethodExit.E_PARENT, "'" + name + "' is no device");
    }
    if (name.equals(device.name()) || kin.below(device.name()).contains(found.get())) {
      throw failure(MethodExit.E_PARENT, name + " is the device itself, or below it");
    }
    return found.get();
  }

  private void checkPlace(CuDv above, String where, String subclass) {
    List<String> places = new Connections(odm).places(above.type(), subclass);
    if (places.isEmpty()) {
      throw failure(
          MethodExit.E_INVCONNECT,
          above.name() + " has no place for a device of subclass " + subclass);
    }
    if (!places.contains(where) && !places.contains("")) {
      throw failure(
          MethodExit.E_INVCONNECT,
          above.name() + " has no place '" + where + "', only " + String.join(" ", places));
    }
  }

  private void checkFree(CuDv above, String where, String subclass) {
    for (CuDv other : kin.children(above.name())) {
      boolean taken = other.connwhere().equals(where) && subclass(other).equals(subclass);
      if (taken && !other.name().equals(device.name())) {
        String why = where + " of " + above.name() + " is taken by " + other.name();
        throw failure(MethodExit.E_INVCONNECT, why);
      }
    }
  }

  private String subclass(CuDv of) {
    return types.find(of.type()).map(type -> type.text("subclass")).orElse("");
  }

  private MethodFailure failure(MethodExit exit, String detail) {
    return MethodFailure.of(method, exit, detail);
  }
}

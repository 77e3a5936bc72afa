package org.cfgmgr.daemon.device;

import java.util.List;
import java.util.Optional;
import org.cfgmgr.method.MethodExit;
import org.cfgmgr.odm.CuDv;
import org.cfgmgr.odm.Odm;

/**
 * Where a device is attached.
 *
 * @param location AIX's location code, "" when there is none
 * @param taken the device of the same subclass that is there already
 */
record Place(String where, String location, Optional<CuDv> taken) {
  /** As many places as fit a message. */
  private static final int SHOWN = 16;

  /**
   * Checks that a device may be attached where the user wants it.
   *
   * @throws MethodFailure when there is no such parent, or it has no such place
   */
  static Place of(Definition definition, Kin kin, Odm odm) {
    Connections connections = new Connections(odm);
    if (definition.parent().isEmpty()) {
      if (connections.isAttached(definition.subclass())) {
        throw failure(
            definition,
            MethodExit.E_PARENT,
            definition.uniquetype() + " is attached to another device; give -p and -w");
      }
      return new Place("", "", Optional.empty());
    }
    CuDv parent = kin.get(definition.parent());
    if (parent.change() == CuDv.ChangeStatus.MISSING) {
      throw failure(definition, MethodExit.E_PARENTSTATE, parent.name() + " is not there any more");
    }
    String where = where(definition, connections.places(parent.type(), definition.subclass()));
    return new Place(where, location(parent, where), taken(definition, where, kin, odm));
  }

  private static String where(Definition definition, List<String> places) {
    String asked = definition.where();
    if (places.contains(asked) || (places.contains("") && !asked.isEmpty())) {
      return asked;
    }
    if (asked.isEmpty() && places.size() == 1) {
      return places.get(0);
    }
    String what = " for a device of subclass " + definition.subclass();
    String has =
        places.isEmpty()
            ? definition.parent() + " has no place" + what
            : definition.parent() + " has" + what + ": " + shown(places) + "; give one with -w";
    throw failure(definition, MethodExit.E_INVCONNECT, has);
  }

  private static String shown(List<String> places) {
    String first = String.join(" ", places.subList(0, Math.min(SHOWN, places.size())));
    return places.size() > SHOWN ? first + " ..." : first;
  }

  private static Optional<CuDv> taken(Definition definition, String where, Kin kin, Odm odm) {
    Types types = new Types(odm);
    return kin.children(definition.parent()).stream()
        .filter(child -> !where.isEmpty() && child.connwhere().equals(where))
        .filter(
            child ->
                types
                    .find(child.type())
                    .map(type -> type.text("subclass").equals(definition.subclass()))
                    .orElse(false))
        .findFirst();
  }

  /** The parent's code AB-CD, then the connector, which is its first, and the place there. */
  static String location(CuDv parent, String where) {
    String above = parent.location();
    boolean adapter = above.chars().filter(c -> c == '-').count() == 1;
    if (!adapter || where.isEmpty()) {
      return above;
    }
    return above + "-00-" + (where.length() == 1 ? "0" + where : where);
  }

  private static MethodFailure failure(Definition definition, MethodExit exit, String detail) {
    return MethodFailure.of(definition.method(), exit, detail);
  }
}

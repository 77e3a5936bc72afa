package org.cfgmgr.method;

import java.util.List;
import java.util.Map;
import org.cfgmgr.odm.Criteria;
import org.cfgmgr.odm.Odm;
import org.cfgmgr.odm.OdmChange;
import org.cfgmgr.odm.OdmObject;
import org.cfgmgr.odm.StandardClasses;

/**
 * An entry of a bus whose driver was taken from it when its device was unconfigured. The ODM keeps
 * it (class CuDvDr, resource {@code unbound}), also when the device's definition is deleted: the
 * kernel does not bind it again of itself, who configures the device must.
 *
 * @param bus the name below {@code /sys/bus}
 * @param driver its name in the directory of the bus
 * @param path where the entry stands in sysfs, {@code /devices/...}
 * @param name the logical device that it was when it was unbound
 */
public record Unbound(String bus, String driver, String path, String name) {
  private static final String RESOURCE = "unbound";

  /** All that a store keeps. */
  public static List<Unbound> of(Odm odm) {
    return odm.get(StandardClasses.CUDVDR, Criteria.equal("resource", RESOURCE)).stream()
        .map(Unbound::of)
        .toList();
  }

  /** What an action takes away from a device. */
  public static Unbound by(Action.UnbindDriver unbind, String name) {
    return new Unbound(unbind.bus(), unbind.driver(), unbind.device(), name);
  }

  /** What binds the entry again. */
  public Action.BindDriver bind() {
    return new Action.BindDriver(bus, path, driver);
  }

  /** Keeps this, in place of what was kept of the same entry. */
  public List<OdmChange> keep() {
    return List.of(forget(), new OdmChange.Add(toObject()));
  }

  /** Forgets what is kept of the entry, once it is bound or there no more. */
  public OdmChange forget() {
    Criteria here = Criteria.equal("resource", RESOURCE).and(Criteria.equal("value2", path));
    return new OdmChange.Delete(StandardClasses.CUDVDR, here);
  }

  public OdmObject toObject() {
    return OdmObject.of(
        StandardClasses.CUDVDR,
        Map.of("resource", RESOURCE, "value1", bus + ":" + driver, "value2", path, "value3", name));
  }

  private static Unbound of(OdmObject object) {
    String[] place = object.text("value1").split(":", 2);
    return new Unbound(
        place[0], place[place.length - 1], object.text("value2"), object.text("value3"));
  }
}

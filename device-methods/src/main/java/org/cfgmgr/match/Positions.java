package org.cfgmgr.match;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cfgmgr.odm.Criteria;
import org.cfgmgr.odm.Odm;
import org.cfgmgr.odm.OdmObject;
import org.cfgmgr.odm.StandardClasses;

/**
 * Says which device a device is without its name and address: the kind it is of, and the
 * how-manieth of them it is in the order of their places. So it is found again on another machine.
 */
public final class Positions {
  private static final Comparator<Standing> BY_PLACE =
      Comparator.comparing(Standing::path, SiblingOrder.OF_PATHS)
          .thenComparing(Standing::where, SiblingOrder.OF_PATHS)
          .thenComparing(Standing::name, SiblingOrder.OF_PATHS);

  /** AIX's number for a device that the last run did not find (CuDv, chgstatus). */
  private static final long MISSING = 3;

  private Positions() {}

  /**
   * A device that is there.
   *
   * @param type its unique type
   * @param parent the name of the device above it
   * @param path its place in sysfs, "" when it has none
   * @param where its place at the parent
   * @param size in MB, "" when it has none
   */
  record Standing(
      String name, String type, String parent, String path, String where, String size) {}

  /**
   * Where it is among those of its kind.
   *
   * @param kind its type; with its size where it has one, else with the type of the adapter above
   * @param number counted from 1
   * @param of how many there are
   */
  public record Position(String kind, int number, int of) {}

  /** The positions of the devices of a store, by name; those that are not there have none. */
  public static Map<String, Position> of(Odm odm) {
    Map<String, String> paths = values(odm, "sysfs_path");
    Map<String, String> sizes = values(odm, "size_in_mb");
    List<Standing> devices = new ArrayList<>();
    for (OdmObject object : odm.get(StandardClasses.CUDV, Criteria.all())) {
      String name = object.text("name");
      if (object.number("chgstatus") != MISSING) {
        devices.add(
            new Standing(
                name,
                object.text("PdDvLn"),
                object.text("parent"),
                paths.getOrDefault(name, ""),
                object.text("connwhere"),
                sizes.getOrDefault(name, "")));
      }
    }
    return of(devices);
  }

  private static Map<String, String> values(Odm odm, String attribute) {
    Map<String, String> values = new HashMap<>();
    for (OdmObject object : odm.get(StandardClasses.CUAT, Criteria.equal("attribute", attribute))) {
      values.put(object.text("name"), object.text("value"));
    }
    return values;
  }

  /** The positions, by name. */
  static Map<String, Position> of(Collection<Standing> devices) {
    Map<String, String> types = new HashMap<>();
    devices.forEach(device -> types.put(device.name(), device.type()));
    Map<String, List<Standing>> kinds = new TreeMap<>();
    for (Standing device : devices) {
      String kind = kind(device, types.getOrDefault(device.parent(), ""));
      kinds.computeIfAbsent(kind, key -> new ArrayList<>()).add(device);
    }
    Map<String, Position> positions = new HashMap<>();
    kinds.forEach((kind, all) -> number(kind, all, positions));
    return positions;
  }

  private static String kind(Standing device, String above) {
    if (!device.size().isEmpty()) {
      return device.type() + " of " + device.size() + " MB";
    }
    return above.startsWith("adapter/") ? device.type() + " on " + above : device.type();
  }

  private static void number(String kind, List<Standing> all, Map<String, Position> positions) {
    all.sort(BY_PLACE);
    for (int i = 0; i < all.size(); i++) {
      positions.put(all.get(i).name(), new Position(kind, i + 1, all.size()));
    }
  }
}

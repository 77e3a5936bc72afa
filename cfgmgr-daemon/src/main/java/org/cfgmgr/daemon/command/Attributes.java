package org.cfgmgr.daemon.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.cfgmgr.odm.Criteria;
import org.cfgmgr.odm.Odm;
import org.cfgmgr.odm.OdmObject;
import org.cfgmgr.odm.ShellPattern;
import org.cfgmgr.odm.StandardClasses;

/** The attributes of devices and types: what PdAt says of a type and CuAt of a device. */
final class Attributes {
  /** What runs keep for themselves; lsdev -F shows them. */
  private static final Set<String> INTERNAL = Set.of("sysfs_path", "unique_id", "hw_id");

  private final Odm odm;
  private final Descriptions descriptions;

  Attributes(Odm odm, Descriptions descriptions) {
    this.odm = odm;
    this.descriptions = descriptions;
  }

  /** The attributes of a type, by name. */
  List<AttributeRow> ofType(OdmObject type) {
    return rows(type, predefined(type.text("uniquetype")), Map.of());
  }

  /** The attributes of a device, by name: those of its type, and those that only it has. */
  List<AttributeRow> ofDevice(String name, OdmObject type) {
    Map<String, OdmObject> customized = new TreeMap<>();
    for (OdmObject object : odm.get(StandardClasses.CUAT, Criteria.equal("name", name))) {
      customized.putIfAbsent(object.text("attribute"), object);
    }
    return rows(type, predefined(type.text("uniquetype")), customized);
  }

  private List<AttributeRow> rows(
      OdmObject type, Map<String, OdmObject> predefined, Map<String, OdmObject> customized) {
    TreeMap<String, OdmObject> defining = new TreeMap<>(customized);
    defining.keySet().removeAll(INTERNAL);
    defining.putAll(predefined);
    List<AttributeRow> rows = new ArrayList<>();
    defining.forEach(
        (name, object) ->
            rows.add(
                new AttributeRow(
                    name,
                    Optional.ofNullable(predefined.get(name)),
                    Optional.ofNullable(customized.get(name)),
                    descriptions.ofAttribute(type, object.text("nls_index")))));
    return rows;
  }

  /** By name; of several patterns that fit the type the most specific one decides. */
  private Map<String, OdmObject> predefined(String uniquetype) {
    Map<String, OdmObject> best = new TreeMap<>();
    for (OdmObject object : odm.get(StandardClasses.PDAT, Criteria.all())) {
      String pattern = object.text("uniquetype");
      if (pattern.equals(uniquetype) || ShellPattern.matches(pattern, uniquetype)) {
        best.merge(object.text("attribute"), object, (a, b) -> weight(b) > weight(a) ? b : a);
      }
    }
    return best;
  }

  private static int weight(OdmObject object) {
    String pattern = object.text("uniquetype");
    return Wildcard.isPattern(pattern) ? Wildcard.literals(pattern) : Integer.MAX_VALUE;
  }
}

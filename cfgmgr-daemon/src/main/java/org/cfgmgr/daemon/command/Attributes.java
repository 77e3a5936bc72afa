package org.cfgmgr.daemon.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.cfgmgr.attr.DeviceAttributes;
import org.cfgmgr.attr.KernelAttributes;
import org.cfgmgr.attr.Wanted;
import org.cfgmgr.match.PredefinedAttribute;
import org.cfgmgr.match.PredefinedAttributes;
import org.cfgmgr.odm.Criteria;
import org.cfgmgr.odm.Odm;
import org.cfgmgr.odm.OdmObject;
import org.cfgmgr.odm.StandardClasses;

/** The attributes of devices and types: what PdAt says of a type and CuAt of a device. */
final class Attributes {
  /** What runs keep for themselves; lsdev -F shows them. */
  private static final Set<String> INTERNAL =
      Set.of("sysfs_path", "unique_id", "hw_id", Wanted.INSTANCE);

  private final Odm odm;
  private final Descriptions descriptions;
  private final KernelAttributes kernel;

  Attributes(Odm odm, Descriptions descriptions, KernelAttributes kernel) {
    this.odm = odm;
    this.descriptions = descriptions;
    this.kernel = kernel;
  }

  /** The attributes of a type, by name. */
  List<AttributeRow> ofType(OdmObject type) {
    return rows(type, Map.of(), KernelAttributes.none());
  }

  /** The attributes of a device, by name: those of its type, and those that only it has. */
  List<AttributeRow> ofDevice(String name, OdmObject type) {
    Map<String, OdmObject> customized = new HashMap<>();
    for (OdmObject object : odm.get(StandardClasses.CUAT, Criteria.equal("name", name))) {
      customized.putIfAbsent(object.text("attribute"), object);
    }
    return rows(type, customized, kernel);
  }

  private List<AttributeRow> rows(
      OdmObject type, Map<String, OdmObject> customized, KernelAttributes now) {
    Map<String, String> values = new HashMap<>();
    customized.forEach((name, object) -> values.put(name, object.text("value")));
    DeviceAttributes attributes =
        new DeviceAttributes(
            PredefinedAttributes.load(odm).of(type.text("uniquetype")),
            values,
            values.getOrDefault("sysfs_path", ""),
            now);
    TreeSet<String> names = new TreeSet<>(customized.keySet());
    names.removeAll(INTERNAL);
    for (PredefinedAttribute attribute : attributes.all()) {
      names.add(attribute.name());
    }
    List<AttributeRow> rows = new ArrayList<>();
    for (String name : names) {
      rows.add(row(type, name, Optional.ofNullable(customized.get(name)), attributes));
    }
    return rows;
  }

  private AttributeRow row(
      OdmObject type, String name, Optional<OdmObject> customized, DeviceAttributes attributes) {
    Optional<PredefinedAttribute> predefined = attributes.find(name);
    int message =
        predefined.isPresent()
            ? predefined.get().nls()
            : (int) customized.orElseThrow().number("nls_index");
    String description = descriptions.ofAttribute(type, Integer.toString(message));
    return new AttributeRow(name, predefined, customized, description, attributes);
  }
}

package org.cfgmgr.daemon.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cfgmgr.match.Positions;
import org.cfgmgr.match.Positions.Position;
import org.cfgmgr.odm.Criteria;
import org.cfgmgr.odm.Odm;
import org.cfgmgr.odm.OdmException;
import org.cfgmgr.odm.OdmObject;
import org.cfgmgr.odm.StandardClasses;
import org.jspecify.annotations.Nullable;

/**
 * The devices and types of an ODM, as commands print them. A class is read at once and only when a
 * column needs it.
 */
final class Inventory {
  private final Odm odm;
  private final Descriptions descriptions;
  private final Map<String, OdmObject> types = new HashMap<>();
  private final Map<String, Map<String, String>> attributes = new HashMap<>();
  private @Nullable Map<String, Position> positions;

  Inventory(Odm odm) {
    this.odm = odm;
    this.descriptions = new Descriptions(odm);
  }

  /** All customized devices, by name. */
  List<DeviceRow> devices() {
    List<DeviceRow> rows = new ArrayList<>();
    for (OdmObject device : odm.get(StandardClasses.CUDV, Criteria.all())) {
      rows.add(new DeviceRow(device, this));
    }
    rows.sort(DeviceRow.BY_NAME);
    return rows;
  }

  /**
   * One customized device.
   *
   * @throws OdmException when there is none so named
   */
  DeviceRow device(String name) {
    List<OdmObject> found = odm.get(StandardClasses.CUDV, Criteria.equal("name", name));
    if (found.isEmpty()) {
      throw noSuchDevice(name);
    }
    return new DeviceRow(found.get(0), this);
  }

  static OdmException noSuchDevice(String name) {
    return new OdmException(
        "0514-519 The following device was not found in the customized device configuration"
            + " database:\n\t"
            + name);
  }

  /** All predefined devices, in the order of the ODM. */
  List<TypeRow> types() {
    List<TypeRow> rows = new ArrayList<>();
    for (OdmObject type : odm.get(StandardClasses.PDDV, Criteria.all())) {
      rows.add(new TypeRow(type, descriptions));
    }
    return rows;
  }

  /** The type so named; one without description when the ODM has none. */
  OdmObject type(String uniquetype) {
    OdmObject type = types.get(uniquetype);
    if (type == null) {
      List<OdmObject> found =
          odm.get(StandardClasses.PDDV, Criteria.equal("uniquetype", uniquetype));
      type = found.isEmpty() ? unknownType(uniquetype) : found.get(0);
      types.put(uniquetype, type);
    }
    return type;
  }

  /** A customized attribute of a device, "" when it has none so named. */
  String attribute(String device, String attribute) {
    Map<String, String> values = attributes.get(attribute);
    if (values == null) {
      values = new HashMap<>();
      for (OdmObject object :
          odm.get(StandardClasses.CUAT, Criteria.equal("attribute", attribute))) {
        values.put(object.text("name"), object.text("value"));
      }
      attributes.put(attribute, values);
    }
    return values.getOrDefault(device, "");
  }

  /** Which of its kind a device is; empty when the last run did not find it. */
  Optional<Position> position(String device) {
    if (positions == null) {
      positions = Positions.of(odm);
    }
    return Optional.ofNullable(positions.get(device));
  }

  String description(String device, OdmObject type) {
    String hwId = descriptions.holdsId(type) ? attribute(device, "hw_id") : "";
    return descriptions.ofType(type, hwId);
  }

  Descriptions descriptions() {
    return descriptions;
  }

  private static OdmObject unknownType(String uniquetype) {
    String[] parts = uniquetype.split("/", 3);
    Map<String, String> known = new HashMap<>();
    known.put("uniquetype", uniquetype);
    if (parts.length == 3) {
      known.put("class", parts[0]);
      known.put("subclass", parts[1]);
      known.put("type", parts[2]);
    }
    return OdmObject.of(StandardClasses.PDDV, known);
  }
}

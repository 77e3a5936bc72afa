package org.cfgmgr.daemon.device;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cfgmgr.attr.DeviceAttributes;
import org.cfgmgr.attr.KernelAttributes;
import org.cfgmgr.attr.Request;
import org.cfgmgr.match.PredefinedAttribute;
import org.cfgmgr.match.PredefinedAttributes;
import org.cfgmgr.odm.Criteria;
import org.cfgmgr.odm.Odm;
import org.cfgmgr.odm.OdmChange;
import org.cfgmgr.odm.StandardClasses;

/** The attributes of a type, and the values that users give to them. */
final class Values {
  private final Odm odm;
  private final List<PredefinedAttribute> attributes;

  Values(Odm odm, String uniquetype) {
    this.odm = odm;
    this.attributes = PredefinedAttributes.load(odm).of(uniquetype);
  }

  /** One line for each value that cannot be set. */
  List<String> problems(Map<String, String> given) {
    return request(given).problems(true);
  }

  /** The objects of those values that are not the default. */
  List<OdmChange> customized(String device, Map<String, String> given) {
    Map<String, String> values = request(given).expanded();
    List<OdmChange> changes = new ArrayList<>();
    for (PredefinedAttribute attribute : attributes) {
      String value = values.getOrDefault(attribute.name(), attribute.deflt());
      if (!DeviceAttributes.isDefault(attribute, value)) {
        changes.add(new OdmChange.Add(attribute.customized(device, value).toObject()));
      }
    }
    return changes;
  }

  /** Of a device that is still to be, of which the kernel knows nothing. */
  private Request request(Map<String, String> given) {
    DeviceAttributes defaults =
        new DeviceAttributes(attributes, Map.of(), "", KernelAttributes.none());
    return new Request(defaults, given);
  }

  /** Whether a device has all of these values already. */
  boolean areHeld(String device, Map<String, String> given) {
    Map<String, String> held = new HashMap<>();
    attributes.forEach(attribute -> held.put(attribute.name(), attribute.deflt()));
    odm.get(StandardClasses.CUAT, Criteria.equal("name", device))
        .forEach(object -> held.put(object.text("attribute"), object.text("value")));
    return held.entrySet().containsAll(given.entrySet());
  }
}

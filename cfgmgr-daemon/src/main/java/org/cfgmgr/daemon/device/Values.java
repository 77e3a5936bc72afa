package org.cfgmgr.daemon.device;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cfgmgr.attr.LegalValues;
import org.cfgmgr.match.PredefinedAttribute;
import org.cfgmgr.match.PredefinedAttributes;
import org.cfgmgr.odm.Criteria;
import org.cfgmgr.odm.CuAt;
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
    List<String> problems = new ArrayList<>();
    given.forEach(
        (name, value) ->
            problem(name, value).ifPresent(why -> problems.add(name + "=" + value + ": " + why)));
    return problems;
  }

  /** The objects of those values that are not the default. */
  List<OdmChange> customized(String device, Map<String, String> given) {
    List<OdmChange> changes = new ArrayList<>();
    for (PredefinedAttribute attribute : attributes) {
      String value = given.getOrDefault(attribute.name(), attribute.deflt());
      if (!value.equals(attribute.deflt())) {
        changes.add(new OdmChange.Add(object(device, attribute, value).toObject()));
      }
    }
    return changes;
  }

  /** Whether a device has all of these values already. */
  boolean areHeld(String device, Map<String, String> given) {
    Map<String, String> held = new HashMap<>();
    attributes.forEach(attribute -> held.put(attribute.name(), attribute.deflt()));
    odm.get(StandardClasses.CUAT, Criteria.equal("name", device))
        .forEach(object -> held.put(object.text("attribute"), object.text("value")));
    return held.entrySet().containsAll(given.entrySet());
  }

  private Optional<String> problem(String name, String value) {
    Optional<PredefinedAttribute> found =
        attributes.stream().filter(attribute -> attribute.name().equals(name)).findFirst();
    if (found.isEmpty()) {
      return Optional.of("the type has no such attribute");
    }
    if (!found.get().isSettable()) {
      return Optional.of("users cannot set it");
    }
    LegalValues legal = LegalValues.of(found.get());
    return legal.allows(value) ? Optional.empty() : Optional.of(legal.describe());
  }

  private static CuAt object(String device, PredefinedAttribute attribute, String value) {
    return new CuAt(
        device,
        attribute.name(),
        value,
        attribute.type(),
        attribute.generic(),
        attribute.rep(),
        attribute.nls());
  }
}

package org.cfgmgr.method;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cfgmgr.attr.DeviceAttributes;
import org.cfgmgr.attr.KernelPlace;
import org.cfgmgr.attr.KernelValue;
import org.cfgmgr.attr.Request;
import org.cfgmgr.attr.Routes;
import org.cfgmgr.attr.Wanted;
import org.cfgmgr.match.PredefinedAttribute;
import org.cfgmgr.method.Action.SetAttribute;
import org.cfgmgr.odm.Criteria;
import org.cfgmgr.odm.CuAt;
import org.cfgmgr.odm.OdmChange;
import org.cfgmgr.odm.StandardClasses;

/**
 * The built-in Change method: what is to be done so that a device has other attributes. A value
 * that is the default of the type is no wish any more, so that its CuAt object goes.
 */
public final class Change {
  /** Routes come last: making one is not taken back. */
  private static final Comparator<SetAttribute> ROUTES_LAST =
      Comparator.comparing(set -> set.place().kind() == KernelPlace.Kind.ROUTE);

  private final String name;
  private final DeviceAttributes attributes;
  private final Map<PredefinedAttribute, String> values = new LinkedHashMap<>();

  /**
   * Plans a change.
   *
   * @param name the logical name of the device
   * @param request without problems
   */
  public Change(String name, Request request) {
    this.name = name;
    this.attributes = request.attributes();
    request
        .expanded()
        .forEach((attribute, value) -> values.put(attributes.find(attribute).orElseThrow(), value));
  }

  /** Whether any of the attributes is the kernel's. */
  public boolean concernsKernel() {
    return values.keySet().stream().anyMatch(attribute -> !attribute.access().isEmpty());
  }

  /** The attributes whose values the kernel would have to take, but which it does not offer. */
  public List<String> notOffered() {
    List<String> names = new ArrayList<>();
    values.forEach(
        (attribute, value) -> {
          boolean wanted = !attribute.access().isEmpty() && !value.equals(attribute.deflt());
          if (wanted && attributes.place(attribute).isEmpty()) {
            names.add(attribute.name());
          }
        });
    return names;
  }

  /** The attributes that only the ODM keeps. */
  public List<String> onlyStored() {
    return values.keySet().stream()
        .filter(attribute -> attribute.access().isEmpty())
        .map(PredefinedAttribute::name)
        .toList();
  }

  /** What is to be set in the kernel; what is so already is not set again. */
  public List<SetAttribute> kernel() {
    List<SetAttribute> sets = new ArrayList<>();
    values.forEach(
        (attribute, value) ->
            attributes
                .place(attribute)
                .filter(place -> !value.isEmpty() || isDriverChoice(place))
                .map(place -> set(place, attribute, value))
                .filter(set -> !isSo(set))
                .ifPresent(sets::add));
    sets.sort(ROUTES_LAST);
    return sets;
  }

  private SetAttribute set(KernelPlace place, PredefinedAttribute attribute, String value) {
    return new SetAttribute(place, attribute.name(), value, attributes.read(place));
  }

  private static boolean isSo(SetAttribute set) {
    return set.before()
        .map(now -> KernelValue.same(Routes.seen(set.place(), set.value(), now), set.value()))
        .orElse(false);
  }

  /** Whether setting it decides only which driver the device gets when it is bound again. */
  public static boolean isDriverChoice(KernelPlace place) {
    return place.place().endsWith("/" + DriverOverride.ATTRIBUTE);
  }

  /** What changes in the ODM. Ask when the kernel has taken the values. */
  public List<OdmChange> database() {
    List<OdmChange> changes = new ArrayList<>();
    values.forEach((attribute, value) -> changes.addAll(changes(attribute, value)));
    firstLife().ifPresent(life -> changes.add(new OdmChange.Add(life.toObject())));
    return changes;
  }

  private List<OdmChange> changes(PredefinedAttribute attribute, String value) {
    Criteria which =
        Criteria.equal("name", name).and(Criteria.equal("attribute", attribute.name()));
    if (DeviceAttributes.isDefault(attribute, value)) {
      return List.of(new OdmChange.Delete(StandardClasses.CUAT, which));
    }
    return attributes.customized(attribute.name()).isPresent()
        ? List.of(new OdmChange.Change(StandardClasses.CUAT, which, Map.of("value", value)))
        : List.of(new OdmChange.Add(attribute.customized(name, value).toObject()));
  }

  /**
   * The life of the device from which on it has wishes. Where it had some before, which a run may
   * still have to put into effect, that is for the run to say.
   */
  private Optional<CuAt> firstLife() {
    boolean known =
        attributes.customized(Wanted.INSTANCE).isPresent()
            || attributes.all().stream()
                .anyMatch(
                    attribute ->
                        !attribute.access().isEmpty()
                            && attributes.customized(attribute.name()).isPresent());
    return known || !concernsKernel()
        ? Optional.empty()
        : attributes.instance().map(life -> CuAt.text(name, Wanted.INSTANCE, life));
  }
}

package org.cfgmgr.attr;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cfgmgr.match.PredefinedAttribute;

/**
 * The attributes of one device: what PdAt says of its type, what CuAt says of the device, and what
 * the kernel says now. The kernel is asked only for what is asked here.
 */
public final class DeviceAttributes {
  private final Map<String, PredefinedAttribute> predefined = new TreeMap<>();
  private final Map<String, String> customized;
  private final String sysfsPath;
  private final KernelAttributes kernel;

  /**
   * Those of a device.
   *
   * @param attributes those of its type
   * @param customized its CuAt, by attribute
   * @param sysfsPath where it stands, "" when it is nowhere in sysfs
   */
  public DeviceAttributes(
      Collection<PredefinedAttribute> attributes,
      Map<String, String> customized,
      String sysfsPath,
      KernelAttributes kernel) {
    for (PredefinedAttribute attribute : attributes) {
      predefined.put(attribute.name(), attribute);
    }
    this.customized = Map.copyOf(customized);
    this.sysfsPath = sysfsPath;
    this.kernel = kernel;
  }

  /** What PdAt says of an attribute. */
  public Optional<PredefinedAttribute> find(String name) {
    return Optional.ofNullable(predefined.get(name));
  }

  /** All that PdAt has, by name. */
  public Collection<PredefinedAttribute> all() {
    return predefined.values();
  }

  /** What CuAt says of an attribute; empty when the device has no value of its own. */
  public Optional<String> customized(String name) {
    return Optional.ofNullable(customized.get(name));
  }

  /**
   * What the ODM says: the value of CuAt, else the default of PdAt; "" for what it does not have.
   */
  public String stored(String name) {
    String own = customized.get(name);
    PredefinedAttribute attribute = predefined.get(name);
    if (own != null || attribute == null) {
      return own == null ? "" : own;
    }
    // The one that it is shared with may be shared itself, but PdAt may also hold a ring.
    boolean follows = attribute.isShared() && !isShared(attribute.values());
    return follows ? stored(attribute.values()) : attribute.deflt();
  }

  private boolean isShared(String name) {
    return find(name).map(PredefinedAttribute::isShared).orElse(false);
  }

  /** Whether a value is the default of its type, which is no wish and is not kept. */
  public static boolean isDefault(PredefinedAttribute attribute, String value) {
    boolean numeric = attribute.rep().indexOf('n') >= 0;
    return value.equals(attribute.deflt())
        || (numeric && KernelValue.same(value, attribute.deflt()));
  }

  /** Where the kernel keeps an attribute of this device; empty when it does not, or not now. */
  public Optional<KernelPlace> place(PredefinedAttribute attribute) {
    return attribute.access().isEmpty()
        ? Optional.empty()
        : kernel.find(attribute.access(), sysfsPath);
  }

  /** What the kernel says of a place now; empty when it does not tell. */
  public Optional<String> read(KernelPlace place) {
    return kernel.read(place);
  }

  /** The life of the device that runs now ({@link KernelAttributes#instance}). */
  public Optional<String> instance() {
    return kernel.instance(sysfsPath);
  }

  /** The value in effect: what the kernel says now, else what the ODM says. */
  public String effective(String name) {
    return find(name).flatMap(this::place).flatMap(kernel::read).orElseGet(() -> stored(name));
  }

  /**
   * Whether the device has the attribute: the kernel offers it, the ODM alone keeps it, or somebody
   * wants it. Of a device that is not there nothing else is known.
   */
  public boolean isOffered(PredefinedAttribute attribute) {
    return attribute.access().isEmpty()
        || customized.containsKey(attribute.name())
        || place(attribute).isPresent()
        || instance().isEmpty();
  }

  /** What may be set: what PdAt names, else what the kernel lists. */
  public LegalValues legal(PredefinedAttribute attribute) {
    if (attribute.isGroup()) {
      return LegalValues.of("0-" + (options(attribute) - 1), "nr");
    }
    if (attribute.isShared()) {
      return LegalValues.of(stored(attribute.values()), "sl");
    }
    return attribute.values().isEmpty() && !attribute.access().isEmpty()
        ? LegalValues.listed(choices(attribute), attribute.rep())
        : LegalValues.of(attribute);
  }

  private List<String> choices(PredefinedAttribute attribute) {
    return place(attribute).map(kernel::choices).orElse(List.of());
  }

  /** How many values each member of a group has. */
  private int options(PredefinedAttribute group) {
    int most = 0;
    for (PredefinedAttribute member : members(group)) {
      int values = LegalValues.of(member.values(), "sl").lines().size();
      most = most == 0 ? values : Math.min(most, values);
    }
    return most;
  }

  /** The attributes that a group sets together. */
  List<PredefinedAttribute> members(PredefinedAttribute group) {
    return List.of(group.values().split("\\s*,\\s*", -1)).stream()
        .flatMap(name -> find(name).stream())
        .toList();
  }
}

package org.cfgmgr.attr;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cfgmgr.match.PredefinedAttribute;

/**
 * An attribute that the kernel keeps and for which a device has a value of its own in CuAt.
 *
 * @param value what the ODM says that it is to be
 * @param place where the kernel keeps it; empty when it does not offer it now
 * @param now what the kernel says that it is; empty when it does not say
 */
public record Wanted(
    String attribute, String value, Optional<KernelPlace> place, Optional<String> now) {

  /**
   * The attribute of a device that holds the {@link KernelAttributes#instance} in which its wanted
   * values were set. Whoever sets one writes it, so that a later difference is seen as drift.
   */
  public static final String INSTANCE = "instance";

  /**
   * The wanted attributes of a device, in the order of the type's.
   *
   * @param attributes those of the device's type
   * @param customized the device's CuAt, by attribute
   * @param sysfsPath of the device
   */
  public static List<Wanted> of(
      Collection<PredefinedAttribute> attributes,
      Map<String, String> customized,
      String sysfsPath,
      KernelAttributes kernel) {
    List<Wanted> wanted = new ArrayList<>();
    for (PredefinedAttribute attribute : attributes) {
      String value = customized.get(attribute.name());
      if (value != null && !attribute.access().isEmpty()) {
        Optional<KernelPlace> place = kernel.find(attribute.access(), sysfsPath);
        wanted.add(new Wanted(attribute.name(), value, place, now(place, value, kernel)));
      }
    }
    return wanted;
  }

  private static Optional<String> now(
      Optional<KernelPlace> place, String value, KernelAttributes kernel) {
    return place.flatMap(at -> kernel.read(at).map(now -> Routes.seen(at, value, now)));
  }

  /** Whether the kernel says something else. */
  public boolean drifted() {
    return now.isPresent() && !KernelValue.same(now.get(), value);
  }
}

package org.cfgmgr.match;

import static java.util.Map.entry;

import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.cfgmgr.scan.Device;
import org.cfgmgr.scan.Fact;

/**
 * The attributes whose values come from facts. Most have the fact's name; those that AIX has too
 * have AIX's, in AIX's units.
 */
public final class AttributeFacts {
  private static final long MEGABYTE = 1L << 20;
  private static final long SECTOR = 512;
  private static final long KILOBYTE = 1024;

  private static final Map<String, Function<Device, String>> RENAMED =
      Map.ofEntries(
          entry("modelname", fact("product_name")),
          entry("manufacturer", fact("sys_vendor")),
          entry("systemid", fact("product_serial")),
          entry("os_uuid", fact("product_uuid")),
          entry("fwversion", fact("bios_version")),
          entry("fwdate", fact("bios_date")),
          entry("package", fact("physical_package_id")),
          entry("core", fact("core_id")),
          entry("macaddr", fact("address")),
          entry("size", memory -> megabytes(memory.fact("size_bytes"), 1)),
          entry("goodsize", memory -> megabytes(memory.fact("mem_total_kb"), KILOBYTE)),
          entry("size_in_mb", disk -> megabytes(disk.fact("size"), SECTOR)),
          entry("kernel_name", AttributeFacts::kernelName));

  private AttributeFacts() {}

  /**
   * The values that are known, by the attribute's name; what is not known is left out, and so is
   * what the kernel keeps: of that the ODM has only what an administrator wants.
   */
  public static SortedMap<String, String> of(
      Logical logical, Collection<PredefinedAttribute> attributes) {
    SortedMap<String, String> values = new TreeMap<>();
    for (PredefinedAttribute attribute : attributes) {
      String value = value(attribute.name(), logical);
      if (!value.isEmpty() && attribute.access().isEmpty()) {
        values.put(attribute.name(), value);
      }
    }
    return values;
  }

  private static String value(String attribute, Logical logical) {
    Function<Device, String> of = RENAMED.getOrDefault(attribute, fact(attribute));
    return Stream.concat(Stream.of(logical.device()), blocks(logical))
        .map(of)
        .filter(value -> !value.isEmpty())
        .findFirst()
        .orElse("");
  }

  /** What the block layer knows of a drive that is a LUN or a card. */
  private static Stream<Device> blocks(Logical logical) {
    return logical.absorbed().stream()
        .filter(part -> part.match().reason() == AbsorbReason.LUN_OR_BLOCK)
        .map(Logical.Part::device);
  }

  private static Function<Device, String> fact(String name) {
    return device -> device.fact(name);
  }

  /** The name that users know: that of a disk or an interface, not that of a LUN. */
  private static String kernelName(Device device) {
    boolean named = device.bus().equals("block") || device.bus().equals("net");
    return named ? device.fact(Fact.KERNEL) : "";
  }

  private static String megabytes(String number, long unit) {
    return number.matches("\\d{1,15}")
        ? Long.toString(Long.parseLong(number) * unit / MEGABYTE)
        : "";
  }
}

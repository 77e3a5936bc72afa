package org.cfgmgr.scan;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * ACPI nodes (kernel, Documentation/ABI/testing/sysfs-bus-acpi). A node often only describes a
 * device that stands elsewhere, its physical node, and the driver is bound there.
 */
final class AcpiScanner implements BusScanner {
  /**
   * What nodes without an id are called; there may be hundreds, and they have none of the files.
   */
  private static final String NAMELESS = "device:";

  private static final String PREFIX = "acpi:";

  private static final Set<String> ATTRIBUTES =
      CommonFacts.with("hid", "uid", "status", "path", Fact.PHYSICAL_NODE);

  @Override
  public String bus() {
    return "acpi";
  }

  @Override
  public Set<String> attributes() {
    return ATTRIBUTES;
  }

  @Override
  public void describe(Sighting device) {
    if (!device.kernel().startsWith(NAMELESS)) {
      device.keep("hid", "uid", "status");
    }
    device.put("acpi_path", device.read("path"));
    device.keepLink(Fact.PHYSICAL_NODE);
    device.put("cid", compatible(device));
  }

  /** The ids of the modalias beside the first, which is the hardware id. */
  private static String compatible(Sighting device) {
    String modalias = device.fact(Fact.MODALIAS);
    return modalias.startsWith(PREFIX)
        ? Arrays.stream(modalias.substring(PREFIX.length()).split(":"))
            .filter(id -> !id.equals(device.fact("hid")))
            .collect(Collectors.joining(" "))
        : "";
  }
}

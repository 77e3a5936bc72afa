package org.cfgmgr.scan;

import java.util.Set;

/** Logical processors (kernel, Documentation/ABI/testing/sysfs-devices-system-cpu). */
final class CpuScanner implements BusScanner {
  private static final Set<String> ATTRIBUTES =
      CommonFacts.with(
          "online", "topology/physical_package_id", "topology/core_id", CommonFacts.FIRMWARE_NODE);

  @Override
  public String bus() {
    return "cpu";
  }

  @Override
  public Set<String> attributes() {
    return ATTRIBUTES;
  }

  @Override
  public void describe(Sighting device) {
    device.keep("online");
    device.put("physical_package_id", device.read("topology/physical_package_id"));
    device.put("core_id", device.read("topology/core_id"));
  }
}

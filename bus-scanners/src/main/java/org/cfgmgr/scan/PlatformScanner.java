package org.cfgmgr.scan;

import java.util.Set;

/** Platform devices (kernel, Documentation/driver-api/driver-model/platform.rst). */
final class PlatformScanner implements BusScanner {
  private static final String PREFIX = "platform:";

  private static final Set<String> ATTRIBUTES =
      CommonFacts.with(
          CommonFacts.DRIVER_OVERRIDE, CommonFacts.FIRMWARE_NODE, CommonFacts.NUMA_NODE);

  @Override
  public String bus() {
    return "platform";
  }

  @Override
  public Set<String> attributes() {
    return ATTRIBUTES;
  }

  /** The name is what drivers without a table of ids match: the kernel's without the instance. */
  @Override
  public void describe(Sighting device) {
    String modalias = device.fact(Fact.MODALIAS);
    device.put(
        "name",
        modalias.startsWith(PREFIX)
            ? modalias.substring(PREFIX.length())
            : device.kernel().replaceFirst("(?:\\.\\d+)?(?:\\.auto)?$|:\\p{XDigit}{2,}$", ""));
  }
}

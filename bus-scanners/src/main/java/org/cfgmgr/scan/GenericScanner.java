package org.cfgmgr.scan;

import java.util.Set;

/** Devices of a bus that has no scanner of its own: what every device tells. */
final class GenericScanner implements BusScanner {
  static final Set<String> ATTRIBUTES =
      CommonFacts.with(
          "name",
          "type",
          CommonFacts.DRIVER_OVERRIDE,
          CommonFacts.FIRMWARE_NODE,
          CommonFacts.NUMA_NODE);

  private final String bus;

  GenericScanner(String bus) {
    this.bus = bus;
  }

  @Override
  public String bus() {
    return bus;
  }

  @Override
  public Set<String> attributes() {
    return ATTRIBUTES;
  }

  @Override
  public void describe(Sighting device) {
    device.keep("name", "type");
  }
}

package org.cfgmgr.scan.listing;

import java.util.Map;

/** Which bus a device is on, by its modalias and where it stands. */
final class Buses {
  /** Prefixes that are not the bus's name (kernel, scripts/mod/file2alias.c). */
  private static final Map<String, String> BY_PREFIX =
      Map.of(
          "of", "platform",
          "mdio", "mdio_bus",
          "sdw", "soundwire",
          "tbsvc", "thunderbolt");

  private static final String FIRMWARE_NODES = "/devices/LNXSYSTM:00";

  private Buses() {}

  static String prefix(String modalias) {
    return modalias.substring(0, Math.max(0, modalias.indexOf(':')));
  }

  /** ACPI and device trees name devices on several buses; where these stand tells which. */
  static String of(ListedDevice device, String name) {
    String prefix = prefix(device.modalias());
    boolean placed = !device.path().isEmpty();
    if (prefix.equals("acpi") && placed && !device.path().startsWith(FIRMWARE_NODES)) {
      return attached(name);
    }
    return prefix.equals("of") ? attached(name) : BY_PREFIX.getOrDefault(prefix, prefix);
  }

  private static String attached(String name) {
    for (String bus : java.util.List.of("i2c", "spi")) {
      if (name.startsWith(bus + "-")) {
        return bus;
      }
    }
    return "platform";
  }
}

package org.cfgmgr.scan.listing;

import java.util.Locale;

/** The name of a device whose own is not told: what it is, and a number among its like. */
final class MadeUpName {
  private static final int LONGEST = 48;

  private MadeUpName() {}

  /** With {@code %d} for the number, or its like. */
  static String form(ListedDevice device) {
    String modalias = device.modalias();
    String rest = modalias.substring(modalias.indexOf(':') + 1);
    return switch (device.bus()) {
      case "pci" -> pciId(rest) + ".%d";
      // As the kernel numbers those of one id.
      case "acpi" -> plain(firstId(rest)) + ":%02x";
      case "virtio" -> "virtio%d";
      default -> plain(rest) + ".%d";
    };
  }

  /** {@code 8086100e} of {@code v00008086d0000100E...}. */
  private static String pciId(String rest) {
    return (rest.substring(5, 9) + rest.substring(14, 18)).toLowerCase(Locale.ROOT);
  }

  private static String firstId(String rest) {
    return rest.split(":", 2)[0];
  }

  private static String plain(String text) {
    String name = text.replaceAll("[^A-Za-z0-9_,+-]+", "_");
    return name.substring(0, Math.min(LONGEST, name.length()));
  }
}

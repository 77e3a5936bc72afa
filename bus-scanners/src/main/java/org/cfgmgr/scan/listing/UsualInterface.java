package org.cfgmgr.scan.listing;

import java.util.List;
import java.util.Locale;

/**
 * The programming interface that a PCI function of a class has, where it is not told: {@code lspci
 * -nn} leaves it out, and the generic drivers are chosen by it (PCI code and id assignment). A USB
 * host is told by its driver or its name; the others of its kind are of the newest.
 */
final class UsualInterface {
  private static final String USB = "0c03";

  /** A word in the driver's or the product's name, and the USB host interface it stands for. */
  private record Sign(String word, String code) {}

  private static final List<Sign> USB_HOSTS =
      List.of(
          new Sign("uhci", "00"),
          new Sign("ohci", "10"),
          new Sign("ehci", "20"),
          new Sign("xhci", "30"),
          new Sign("usb4", "40"),
          new Sign("thunderbolt", "40"));

  private UsualInterface() {}

  static String of(String category, String driver, String description) {
    return switch (category.toLowerCase(Locale.ROOT)) {
      case USB -> usb((driver + " " + description).toLowerCase(Locale.ROOT));
      // AHCI, NVM Express, FireWire's OHCI, CXL memory
      case "0106" -> "01";
      case "0108" -> "02";
      case "0c00", "0502" -> "10";
      default -> "00";
    };
  }

  private static String usb(String names) {
    return USB_HOSTS.stream()
        .filter(sign -> names.contains(sign.word()))
        .map(Sign::code)
        .findFirst()
        .orElse("30");
  }
}

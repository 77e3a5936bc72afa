package org.cfgmgr.scan.listing;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a device stands of which only the bus and the kernel's name are known. */
final class Places {
  static final String DEVICES = "/devices/";

  private static final Pattern PCI = Pattern.compile("(\\p{XDigit}{4,8}):\\p{XDigit}{2}:.*");
  private static final Pattern USB = Pattern.compile("(\\d{1,5})-(\\d{1,3}(?:\\.\\d{1,3})*)");
  private static final String FIRMWARE = "LNXSYSTM:00";

  private Places() {}

  static String of(String bus, String name) {
    return switch (bus) {
      case "pci" -> DEVICES + "pci" + domain(name) + ":00/" + name;
      case "usb" -> DEVICES + "usb/" + usb(name);
      case "acpi" -> DEVICES + FIRMWARE + (name.equals(FIRMWARE) ? "" : "/" + name);
      default -> DEVICES + bus + "/" + name;
    };
  }

  /** Which bridges a function is behind is not told: it stands at the root of its domain. */
  private static String domain(String name) {
    Matcher address = PCI.matcher(name);
    return address.matches() ? address.group(1) : "0000";
  }

  /** {@code 1-1.2:1.0} stands below 1-1.2, below 1-1, below the root hub usb1. */
  private static String usb(String name) {
    int colon = name.indexOf(':');
    String device = colon < 0 ? name : name.substring(0, colon);
    String at = usbDevice(device);
    return colon < 0 ? at : at + "/" + name;
  }

  private static String usbDevice(String device) {
    Matcher ports = USB.matcher(device);
    if (!ports.matches()) {
      return device;
    }
    String bus = ports.group(1);
    StringBuilder path = new StringBuilder("usb" + bus);
    if (!ports.group(2).equals("0")) {
      String name = bus + "-";
      for (String port : ports.group(2).split("\\.", -1)) {
        name += (name.endsWith("-") ? "" : ".") + port;
        path.append('/').append(name);
      }
    }
    return path.toString();
  }
}

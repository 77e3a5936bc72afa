package org.cfgmgr.scan;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The modalias of a USB interface. Kernels before 3.7 left the interface number out, and the
 * patterns of later kernels answer to no modalias without it.
 */
final class UsbModalias {
  /** Everything up to the protocol, as drivers/usb/core/sysfs.c wrote it. */
  private static final Pattern OLD =
      Pattern.compile("usb:v\\p{XDigit}{4}p\\p{XDigit}{4}d.{4}dc..dsc..dp..ic..isc..ip..");

  /** The part of {@code 1-1.2:1.0} after the last dot: the interface, in decimal. */
  private static final Pattern NUMBER = Pattern.compile(".*:\\d+\\.(\\d{1,3})");

  private UsbModalias() {}

  /** The modalias with {@code in..}: of the attribute, else of the name, else 00. */
  static String complete(Sighting device) {
    String modalias = device.fact(Fact.MODALIAS);
    return OLD.matcher(modalias).matches() ? modalias + "in" + number(device) : modalias;
  }

  private static String number(Sighting device) {
    String attribute = Hex.digits(device.fact("bInterfaceNumber"), 2);
    Matcher name = NUMBER.matcher(device.kernel());
    if (!attribute.isEmpty()) {
      return attribute.toUpperCase(java.util.Locale.ROOT);
    }
    return name.matches() ? "%02X".formatted(Integer.parseInt(name.group(1))) : "00";
  }
}

package org.cfgmgr.scan.listing;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the modalias of a USB interface tells of it and of its device (kernel,
 * drivers/usb/core/sysfs.c).
 *
 * @param device the part that all interfaces of a device share
 * @param kind the rest, without the number
 * @param number two hexadecimal digits, "" of kernels before 3.7
 */
record UsbInterface(String device, String kind, String number) {
  private static final Pattern MODALIAS =
      Pattern.compile(
          "(usb:v\\p{XDigit}{4}p\\p{XDigit}{4}d.{4}dc\\p{XDigit}{2}dsc\\p{XDigit}{2}dp\\p{XDigit}{2})"
              + "(ic\\p{XDigit}{2}isc\\p{XDigit}{2}ip\\p{XDigit}{2})(?:in(\\p{XDigit}{2}))?");

  static Optional<UsbInterface> of(String modalias) {
    Matcher parts = MODALIAS.matcher(modalias);
    return parts.matches()
        ? Optional.of(
            new UsbInterface(
                parts.group(1), parts.group(2), Optional.ofNullable(parts.group(3)).orElse("")))
        : Optional.empty();
  }

  /** Vendor and product, eight digits. */
  String id() {
    return (device.substring(5, 9) + device.substring(10, 14)).toLowerCase(Locale.ROOT);
  }

  /** Whether the kernel itself is the device: the ports of a host controller. */
  boolean isRootHub() {
    return id().matches("1d6b000[123]");
  }

  Map<String, String> deviceAttributes() {
    return Map.of(
        "idVendor", id().substring(0, 4),
        "idProduct", id().substring(4),
        "bcdDevice", device.substring(15, 19).toLowerCase(Locale.ROOT),
        "bDeviceClass", device.substring(21, 23).toLowerCase(Locale.ROOT),
        "bDeviceSubClass", device.substring(26, 28).toLowerCase(Locale.ROOT),
        "bDeviceProtocol", device.substring(30, 32).toLowerCase(Locale.ROOT));
  }

  Map<String, String> attributes() {
    return Map.of(
        "bInterfaceClass", kind.substring(2, 4).toLowerCase(Locale.ROOT),
        "bInterfaceSubClass", kind.substring(7, 9).toLowerCase(Locale.ROOT),
        "bInterfaceProtocol", kind.substring(11, 13).toLowerCase(Locale.ROOT),
        "bInterfaceNumber", number.isEmpty() ? "" : number.toLowerCase(Locale.ROOT));
  }
}

package org.cfgmgr.scan.listing;

import java.util.Map;
import java.util.Optional;

/** The attributes that a device of its bus would have, as far as its modalias tells them. */
final class Attributes {
  private static final String SCSI = "scsi:t-0x";

  private Attributes() {}

  static ListedDevice complete(ListedDevice device) {
    return switch (device.bus()) {
      case "acpi" -> acpi(device);
      case "scsi" -> scsi(device);
      case "usb" -> UsbInterface.of(device.modalias()).map(it -> usb(device, it)).orElse(device);
      default -> device;
    };
  }

  private static ListedDevice acpi(ListedDevice node) {
    String[] ids = node.modalias().split(":", -1);
    return ids.length < 2 || ids[1].isEmpty() ? node : node.withAttribute("hid", ids[1]);
  }

  private static ListedDevice scsi(ListedDevice unit) {
    String type = unit.modalias().startsWith(SCSI) ? unit.modalias().substring(SCSI.length()) : "";
    return type.matches("\\p{XDigit}{2}")
        ? unit.withAttribute("type", Integer.toString(Integer.parseInt(type, 16)))
        : unit;
  }

  private static ListedDevice usb(ListedDevice device, UsbInterface parts) {
    ListedDevice result = device.withVariable("DEVTYPE", "usb_interface");
    for (Map.Entry<String, String> attribute : parts.attributes().entrySet()) {
      Optional<String> value = Optional.of(attribute.getValue()).filter(text -> !text.isEmpty());
      if (value.isPresent()) {
        result = result.withAttribute(attribute.getKey(), value.get());
      }
    }
    return result;
  }
}

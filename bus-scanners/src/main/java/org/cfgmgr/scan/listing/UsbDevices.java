package org.cfgmgr.scan.listing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** USB devices, of which only the interfaces have a modalias. */
final class UsbDevices {
  private static final String BUS = "usb";

  private UsbDevices() {}

  /**
   * Names interfaces of which nothing but the modalias is told. Those of one device have all but
   * the last part in common; the second of two with the same number is of another device.
   */
  static Map<Told.Entry, String> group(List<Told.Entry> entries) {
    SortedMap<String, SortedMap<String, List<Told.Entry>>> devices = new TreeMap<>();
    for (Told.Entry entry : entries) {
      UsbInterface parts = parts(entry);
      String number = parts.number().isEmpty() ? parts.kind() : parts.number();
      devices
          .computeIfAbsent(parts.device(), device -> new TreeMap<>())
          .computeIfAbsent(number, any -> new ArrayList<>())
          .add(entry);
    }
    Map<Told.Entry, String> names = new LinkedHashMap<>();
    Map<String, Integer> used = new HashMap<>();
    devices.values().forEach(interfaces -> name(interfaces, used, names));
    return names;
  }

  private static void name(
      SortedMap<String, List<Told.Entry>> interfaces,
      Map<String, Integer> used,
      Map<Told.Entry, String> names) {
    UsbInterface any = parts(interfaces.values().iterator().next().get(0));
    String stem = any.isRootHub() ? "" : any.id();
    int first = used.getOrDefault(stem, 0);
    int most = 0;
    int place = 0;
    for (List<Told.Entry> same : interfaces.values()) {
      for (int i = 0; i < same.size(); i++) {
        names.put(same.get(i), name(parts(same.get(i)), first + i, place));
      }
      most = Math.max(most, same.size());
      place++;
    }
    used.put(stem, first + most);
  }

  /** No bus has the number 0, so that nothing real has such a name. */
  private static String name(UsbInterface parts, int device, int place) {
    int number = parts.number().isEmpty() ? place : Integer.parseInt(parts.number(), 16);
    return parts.isRootHub()
        ? (device + 1) + "-0:1." + number
        : "0-" + parts.id() + "." + device + ":1." + number;
  }

  /** Adds the devices that the interfaces belong to. */
  static void complete(NavigableMap<String, ListedDevice> placed) {
    for (ListedDevice at : List.copyOf(placed.values())) {
      Optional<UsbInterface> parts = UsbInterface.of(at.modalias());
      if (at.bus().equals(BUS) && parts.isPresent()) {
        String above = at.path().substring(0, at.path().lastIndexOf('/'));
        placed.computeIfAbsent(above, path -> device(path, parts.get(), at));
      }
    }
  }

  private static ListedDevice device(String path, UsbInterface parts, ListedDevice told) {
    ListedDevice device = ListedDevice.of(BUS, path, "").withVariable("DEVTYPE", "usb_device");
    for (Map.Entry<String, String> attribute : parts.deviceAttributes().entrySet()) {
      device = device.withAttribute(attribute.getKey(), attribute.getValue());
    }
    String open = told.variables().getOrDefault(ListedDevice.NOT_TOLD, "");
    return open.isEmpty() ? device : device.notTold(open);
  }

  private static UsbInterface parts(Told.Entry entry) {
    String modalias = entry.device().modalias();
    return UsbInterface.of(modalias)
        .orElseThrow(
            () ->
                entry
                    .line()
                    .wrong(
                        modalias,
                        "is no modalias of a USB interface, which is"
                            + " usb:v....p....d....dc..dsc..dp..ic..isc..ip..in.."));
  }
}

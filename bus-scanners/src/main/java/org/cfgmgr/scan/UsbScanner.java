package org.cfgmgr.scan;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * USB devices and their interfaces (kernel, Documentation/ABI/stable/sysfs-bus-usb): {@code
 * BUS-PORT.PORT} is a device, {@code BUS-PORT.PORT:CONFIG.INTERFACE} an interface, {@code usbBUS} a
 * root hub. Drivers bind to interfaces.
 */
final class UsbScanner implements BusScanner {
  static final String DEVICE = "usb_device";
  static final String INTERFACE = "usb_interface";

  private static final Set<String> ATTRIBUTES =
      CommonFacts.with(
          "idVendor",
          "idProduct",
          "bcdDevice",
          "bDeviceClass",
          "bDeviceSubClass",
          "bDeviceProtocol",
          "manufacturer",
          "product",
          "serial",
          "speed",
          "bInterfaceClass",
          "bInterfaceSubClass",
          "bInterfaceProtocol",
          "bInterfaceNumber",
          CommonFacts.FIRMWARE_NODE);

  @Override
  public String bus() {
    return "usb";
  }

  @Override
  public Set<String> attributes() {
    return ATTRIBUTES;
  }

  @Override
  public void describe(Sighting device) {
    device.putIfAbsent(Fact.DEVTYPE, device.kernel().contains(":") ? INTERFACE : DEVICE);
    if (device.fact(Fact.DEVTYPE).equals(INTERFACE)) {
      describeInterface(device);
    } else {
      device.keep("idVendor", "idProduct", "bcdDevice", "manufacturer", "product", "serial");
      device.keep("bDeviceClass", "bDeviceSubClass", "bDeviceProtocol", "speed");
      device.put(Fact.USB_ID, Hex.both(device.fact("idVendor"), device.fact("idProduct")));
    }
  }

  private static void describeInterface(Sighting device) {
    device.keep("bInterfaceClass", "bInterfaceSubClass", "bInterfaceProtocol", "bInterfaceNumber");
    device.put(Fact.MODALIAS, UsbModalias.complete(device));
  }

  @Override
  public void relate(Census census) {
    List<Sighting> all = census.onBus(bus());
    census.rank(
        all.stream().filter(UsbScanner::isRootHub).toList(),
        Comparator.comparingInt(hub -> ScsiScanner.trailingNumber(hub.kernel())));
    Map<Sighting, Map<String, String>> interfaces = new HashMap<>();
    all.stream().filter(UsbScanner::isInterface).forEach(at -> collect(at, census, interfaces));
    interfaces.forEach((device, kinds) -> put(device, kinds.values()));
  }

  private static void collect(
      Sighting at, Census census, Map<Sighting, Map<String, String>> interfaces) {
    String kind =
        Hex.digits(at.fact("bInterfaceClass"), 2)
            + Hex.digits(at.fact("bInterfaceSubClass"), 2)
            + Hex.digits(at.fact("bInterfaceProtocol"), 2);
    census
        .above(at)
        .filter(device -> kind.length() == 6)
        .ifPresent(
            device ->
                interfaces
                    .computeIfAbsent(device, d -> new TreeMap<>())
                    .put(kind + at.kernel(), kind));
  }

  private static void put(Sighting device, Collection<String> kinds) {
    device.put(Fact.USB_INTERFACES, String.join(" ", kinds));
  }

  /** {@code CONTROLLER/RANK} of a root hub, then the ports as the kernel writes them. */
  @Override
  public String address(Sighting device, Census census) {
    if (isRootHub(device)) {
      return census.addressAbove(device) + "/" + device.rank();
    }
    String name = device.kernel();
    return rootHub(device, census)
        .map(hub -> census.address(hub) + name.substring(Math.max(0, name.indexOf('-'))))
        .orElse(name);
  }

  private static Optional<Sighting> rootHub(Sighting device, Census census) {
    Optional<Sighting> at = census.above(device);
    while (at.isPresent() && !isRootHub(at.get())) {
      at = census.above(at.get());
    }
    return at;
  }

  @Override
  public String identity(Sighting device, Census census) {
    if (isInterface(device)) {
      String suffix = device.kernel().substring(Math.max(0, device.kernel().indexOf(':')));
      return census.above(device).map(census::identity).orElse("usb:" + device.kernel()) + suffix;
    }
    String serial = Identities.serial(device.fact("serial"));
    String id = device.fact(Fact.USB_ID).toLowerCase(Locale.ROOT);
    return serial.isEmpty() || id.isEmpty()
        ? BusScanner.super.identity(device, census)
        : "usb:" + id + ":" + serial;
  }

  private static boolean isInterface(Sighting device) {
    return device.fact(Fact.DEVTYPE).equals(INTERFACE);
  }

  private static boolean isRootHub(Sighting device) {
    return device.bus().equals("usb") && device.kernel().startsWith("usb");
  }
}

package org.cfgmgr.fileset;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cfgmgr.scan.Device;
import org.cfgmgr.scan.Fact;

/** The package that AIX would name for a device, when nobody is known to provide its software. */
public final class GenericFileset {
  private static final String DEVICES = "devices";
  private static final String VENDOR_SPECIFIC = "ff";
  private static final Pattern USB_IDS =
      Pattern.compile("usb:v(\\p{XDigit}{4})p(\\p{XDigit}{4}).*");

  private static final Map<String, Function<Device, String>> IDS =
      Map.of(
          "pci", device -> device.fact(Fact.PCI_ID),
          "usb", GenericFileset::usb,
          "virtio", device -> device.fact("device"),
          "scsi", GenericFileset::scsi,
          "acpi", GenericFileset::acpi,
          "platform", GenericFileset::platform,
          "pnp", GenericFileset::pnp);

  /** SCSI peripheral device types (SPC-5, standard INQUIRY data), by AIX's names where it has. */
  private static final Map<String, String> SCSI_TYPES =
      Map.ofEntries(
          Map.entry("0", "disk"),
          Map.entry("1", "tape"),
          Map.entry("2", "printer"),
          Map.entry("3", "processor"),
          Map.entry("4", "worm"),
          Map.entry("5", "cdrom"),
          Map.entry("6", "scanner"),
          Map.entry("7", "optical"),
          Map.entry("8", "changer"),
          Map.entry("12", "array"),
          Map.entry("13", "enclosure"),
          Map.entry("14", "rbc"),
          Map.entry("17", "osd"),
          Map.entry("20", "zbc"));

  private GenericFileset() {}

  /** The name as text, {@code devices.pci.8086100e}. */
  public static String of(Device device) {
    return name(device).text();
  }

  /** The name: {@code devices.BUS.ID}, with the id that buses of this kind give. */
  public static FilesetName name(Device device) {
    String id = IDS.getOrDefault(device.bus(), other -> "").apply(device);
    if (id.isEmpty()) {
      return FilesetName.ofParts(DEVICES, bus(device), fallback(device));
    }
    int dot = id.indexOf('.');
    return dot < 0
        ? FilesetName.ofParts(DEVICES, bus(device), id)
        : FilesetName.ofParts(DEVICES, id.substring(0, dot), id.substring(dot + 1));
  }

  /** A device by its ids, an interface by its class unless that says nothing. */
  private static String usb(Device device) {
    String type = device.fact("bInterfaceClass");
    if (!type.isEmpty() && !type.equals(VENDOR_SPECIFIC)) {
      return "usbif."
          + type
          + device.fact("bInterfaceSubClass")
          + device.fact("bInterfaceProtocol");
    }
    Matcher ids = USB_IDS.matcher(device.modalias());
    return device.fact(Fact.USB_ID).isEmpty() && ids.matches()
        ? (ids.group(1) + ids.group(2)).toLowerCase(Locale.ROOT)
        : device.fact(Fact.USB_ID);
  }

  private static String scsi(Device device) {
    String type = device.fact("type");
    return SCSI_TYPES.getOrDefault(type, type.isEmpty() ? "" : "type" + type);
  }

  private static String acpi(Device device) {
    String id = device.fact("hid");
    return id.isEmpty() ? firstId(device) : id;
  }

  /** Most platform devices are those of an ACPI node, which knows the id. */
  private static String platform(Device device) {
    String id = firstId(device);
    return id.isEmpty() ? "" : "acpi." + id;
  }

  /** AIX knew such devices on the ISA bus's super I/O chip. */
  private static String pnp(Device device) {
    String first = device.fact("pnp_ids").split(" ", 2)[0];
    String id = first.isEmpty() ? firstId(device) : first;
    return id.isEmpty() ? "" : "isa_sio." + id.toUpperCase(Locale.ROOT);
  }

  private static String firstId(Device device) {
    String[] parts = device.modalias().split(":", -1);
    return parts.length > 1 && parts[0].equals("acpi") ? parts[1] : "";
  }

  private static String bus(Device device) {
    return device.bus().isEmpty() ? "sys" : device.bus();
  }

  /** What the modalias says behind the bus, else the kernel's name. */
  private static String fallback(Device device) {
    String modalias = device.modalias();
    String id = modalias.substring(modalias.indexOf(':') + 1);
    return id.isEmpty() ? device.kernelName() : id;
  }
}

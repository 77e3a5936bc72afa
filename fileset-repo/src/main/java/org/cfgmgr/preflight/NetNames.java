package org.cfgmgr.preflight;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cfgmgr.image.net.NetId;
import org.cfgmgr.scan.Device;
import org.cfgmgr.scan.DeviceTree;
import org.cfgmgr.scan.Fact;

/**
 * The names that udev's net_id gives (systemd 252, src/udev/udev-builtin-net_id.c;
 * systemd.net-naming-scheme(7)). They follow from where a card is, so they are known before any
 * driver is loaded.
 */
final class NetNames {
  private static final Pattern ADDRESS =
      Pattern.compile("(\\p{XDigit}{4,}):(\\p{XDigit}{2}):(\\p{XDigit}{2})\\.(\\p{XDigit})");
  private static final Pattern USB = Pattern.compile("\\d+-([\\d.]+):(\\d+)\\.(\\d+)");
  private static final int LONGEST = 15;
  private static final int HIGHEST_INDEX = 16 * 1024 - 1;

  private final DeviceTree machine;

  NetNames(DeviceTree machine) {
    this.machine = machine;
  }

  /**
   * The names of an interface.
   *
   * @param carrier the PCI function, USB interface or other device that carries it
   */
  NetId of(Device carrier, Port port) {
    String prefix = port.wireless() ? "wl" : "en";
    String mac = port.permanent() ? prefix + "x" + port.mac().replace(":", "") : "";
    Optional<Device> function = function(carrier);
    String usb = usb(carrier);
    if (function.isEmpty() || !(usb.isEmpty() || carrier.bus().equals("usb"))) {
      return new NetId("", "", "", fitting(mac));
    }
    String onboard = usb.isEmpty() ? onboard(function.get(), port) : "";
    String slot = slot(function.get(), port);
    String path = path(function.get(), port);
    return new NetId(
        fitting(onboard.isEmpty() ? "" : prefix + onboard),
        fitting(slot.isEmpty() ? "" : prefix + slot + usb),
        fitting(path.isEmpty() ? "" : prefix + path + usb),
        fitting(mac));
  }

  private static String fitting(String name) {
    return name.length() > LONGEST ? "" : name;
  }

  /** The PCI function that the name follows from, through virtio and USB. */
  private Optional<Device> function(Device carrier) {
    Optional<Device> at = Optional.of(carrier);
    while (at.isPresent() && List.of("virtio", "usb").contains(at.get().bus())) {
      at = machine.parent(at.get());
    }
    return at.filter(device -> device.bus().equals("pci"));
  }

  /** {@code u1u2c2i1}: ports, then configuration and interface unless they are the usual ones. */
  private static String usb(Device carrier) {
    Matcher at = USB.matcher(carrier.kernelName());
    if (!carrier.bus().equals("usb") || !at.matches()) {
      return "";
    }
    String configuration = at.group(2).equals("1") ? "" : "c" + at.group(2);
    String part = at.group(3).equals("0") ? "" : "i" + at.group(3);
    return "u" + at.group(1).replace('.', 'u') + configuration + part;
  }

  private static String onboard(Device function, Port port) {
    String acpi = function.fact("acpi_index");
    String text = acpi.isEmpty() ? function.fact("index") : acpi;
    int index = text.matches("\\d{1,6}") ? Integer.parseInt(text) : -1;
    boolean zero = index == 0 && acpi.isEmpty();
    return index < 0 || zero || index > HIGHEST_INDEX ? "" : "o" + index + port.suffix();
  }

  private String path(Device function, Port port) {
    Matcher at = ADDRESS.matcher(function.kernelName());
    if (!at.matches()) {
      return "";
    }
    int slot = Integer.parseInt(at.group(3), 16);
    return domain(at)
        + "p%ds%d".formatted(Integer.parseInt(at.group(2), 16), slot)
        + number(function, at)
        + port.suffix();
  }

  private static String domain(Matcher address) {
    int domain = Integer.parseInt(address.group(1), 16);
    return domain == 0 ? "" : "P" + domain;
  }

  private String number(Device function, Matcher address) {
    int number = Integer.parseInt(address.group(4), 16);
    if (function.fact("ari_enabled").equals("1")) {
      number += Integer.parseInt(address.group(3), 16) * 8;
    }
    return number > 0 || isMultifunction(function) ? "f" + number : "";
  }

  /** The header says so to udev; here it is seen by the other functions. */
  private boolean isMultifunction(Device function) {
    String kernel = function.kernelName();
    String sibling = function.path().substring(0, function.path().length() - 1);
    return machine.all().stream()
        .anyMatch(
            other ->
                other.bus().equals("pci")
                    && !other.kernelName().equals(kernel)
                    && other.path().length() == sibling.length() + 1
                    && other.path().startsWith(sibling)
                    && other.fact("physfn").isEmpty());
  }

  /** The nearest numbered slot upwards; a bridge's is not used, since others are behind it too. */
  private String slot(Device function, Port port) {
    Matcher at = ADDRESS.matcher(function.kernelName());
    for (Optional<Device> up = Optional.of(function);
        up.isPresent() && at.matches() && up.get().bus().equals("pci");
        up = machine.parent(up.get())) {
      String slot = up.get().fact(Fact.SLOT);
      if (slot.matches("[1-9]\\d{0,8}")) {
        boolean bridge = up.get().fact(Fact.PCI_CLASS).startsWith("0604");
        return bridge && !isMultifunction(function)
            ? ""
            : domain(at) + "s" + slot + number(function, at) + port.suffix();
      }
    }
    return "";
  }
}

package org.cfgmgr.match;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.cfgmgr.scan.Device;
import org.cfgmgr.scan.Fact;

/**
 * Location codes in AIX's form AB-CD-EF-G,H: for a PCI function AB is the bus and CD eight times
 * the device plus the function, in hexadecimal (the PCI domain stands before it where it is not 0);
 * EF is the connector of an adapter, G,H target and LUN. Processors are 00-NN. What has no place of
 * its own has its parent's.
 */
public final class Locations {
  private static final Pattern PCI =
      Pattern.compile("([0-9a-f]{4,}):([0-9a-f]{2}):([0-9a-f]{2})\\.([0-7])");
  private static final Pattern UNIT = Pattern.compile("(\\d+):(\\d+):(\\d+):(\\d+)");
  private static final Pattern USB_PORT = Pattern.compile("(\\d+)-(?:\\d+\\.)*(\\d+)");
  private static final Pattern NAMESPACE = Pattern.compile("nvme\\d+n(\\d+)");
  private static final Pattern PROCESSOR = Pattern.compile("cpu(\\d+)");

  /** Controllers number their channels from 0, the kernel numbers hosts over the machine. */
  private static final long CHANNELS = 16;

  private static final long PORTS = 64;

  private final LogicalTree tree;
  private final Map<String, Integer> hosts = new HashMap<>();
  private final Map<String, String> known = new HashMap<>();

  public Locations(LogicalTree tree) {
    this.tree = tree;
    tree.all().forEach(this::number);
  }

  /** The code of a logical device, "" when it has no place. */
  public String of(Logical logical) {
    String found = known.get(logical.path());
    if (found == null) {
      found = code(logical);
      known.put(logical.path(), found);
    }
    return found;
  }

  /** Numbers the SCSI hosts and the USB root hubs of each controller. */
  private void number(Logical controller) {
    for (String prefix : List.of("host", "usb")) {
      List<String> names =
          controller.absorbed().stream()
              .filter(part -> part.match().reason() == AbsorbReason.TRANSPORT_CHILD)
              .map(part -> part.device().kernelName())
              .filter(name -> name.matches(prefix + "\\d+"))
              .sorted(SiblingOrder.OF_PATHS)
              .toList();
      IntStream.range(0, names.size()).forEach(i -> hosts.put(names.get(i), i));
    }
  }

  private String code(Logical logical) {
    Device device = logical.device();
    return switch (device.bus()) {
      case "pci" -> pci(device.kernelName());
      case "cpu" -> processor(device.kernelName());
      case "scsi" -> above(logical) + unit(device.kernelName());
      case "usb" -> above(logical) + port(device.kernelName());
      case "block" -> above(logical) + namespace(device);
      default -> above(logical);
    };
  }

  private String above(Logical logical) {
    return logical.parent().flatMap(tree::get).map(this::of).orElse("");
  }

  private static String pci(String address) {
    Matcher at = PCI.matcher(address);
    if (!at.matches()) {
      return "";
    }
    int function = Integer.parseInt(at.group(3), 16) * 8 + Integer.parseInt(at.group(4));
    String domain = at.group(1).equals("0000") ? "" : at.group(1) + ":";
    return "%s%02X-%02X".formatted(domain, Integer.parseInt(at.group(2), 16), function);
  }

  private static String processor(String name) {
    Matcher number = PROCESSOR.matcher(name);
    return number.matches() ? "00-%02d".formatted(Long.parseLong(number.group(1))) : "";
  }

  private String unit(String name) {
    Matcher at = UNIT.matcher(name);
    if (!at.matches()) {
      return "";
    }
    int host = hosts.getOrDefault("host" + at.group(1), 0);
    long connector = host * CHANNELS + Long.parseLong(at.group(2));
    return "-%02X-%s,%s".formatted(connector, at.group(3), at.group(4));
  }

  private String port(String name) {
    Matcher at = USB_PORT.matcher(name);
    if (!at.matches()) {
      return "";
    }
    boolean atRoot = name.indexOf('.') < 0;
    int hub = atRoot ? hosts.getOrDefault("usb" + at.group(1), 0) : 0;
    return "-%02X".formatted(hub * PORTS + Long.parseLong(at.group(2)));
  }

  private static String namespace(Device device) {
    Matcher at = NAMESPACE.matcher(device.fact(Fact.KERNEL));
    boolean placed = at.matches() && !device.isVirtual();
    return placed ? "-%02X".formatted(Long.parseLong(at.group(1))) : "";
  }
}

package org.cfgmgr.scan;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * PCI functions (kernel, Documentation/ABI/testing/sysfs-bus-pci), and the host bridges above them,
 * which are on no bus: they become devices of the bus {@code pci_root}.
 */
final class PciScanner implements BusScanner {
  static final String ROOT_BUS = "pci_root";

  /** {@code pciDDDD:BB}, as drivers/pci/probe.c names the root of a domain and its first bus. */
  private static final Pattern ROOT = Pattern.compile("/pci\\p{XDigit}{4,}:\\p{XDigit}{2}(?=/|$)");

  private static final String SLOTS = "sys/bus/pci/slots";
  private static final String NETWORK = "02";

  private static final Set<String> ATTRIBUTES =
      CommonFacts.with(
          "vendor",
          "device",
          "subsystem_vendor",
          "subsystem_device",
          "class",
          "revision",
          "physfn",
          "acpi_index",
          "index",
          "ari_enabled",
          CommonFacts.DRIVER_OVERRIDE,
          CommonFacts.FIRMWARE_NODE,
          CommonFacts.NUMA_NODE);

  @Override
  public String bus() {
    return "pci";
  }

  @Override
  public Set<String> attributes() {
    return ATTRIBUTES;
  }

  @Override
  public void describe(Sighting device) {
    PciIds.of(device).ifPresent(ids -> put(device, ids));
    device.put("revision", Hex.digits(device.read("revision"), 2));
    device.keepLink("physfn");
    if (device.fact(Fact.PCI_CLASS).startsWith(NETWORK)) {
      device.keep("acpi_index", "index", "ari_enabled");
    }
  }

  private static void put(Sighting device, PciIds ids) {
    device.put(Fact.PCI_ID, ids.id());
    device.put("vendor", ids.id().substring(0, 4));
    device.put("device", ids.id().substring(4));
    device.put(Fact.PCI_CLASS, ids.pciClass());
    if (device.fact(Fact.MODALIAS).isEmpty()) {
      device.put(Fact.MODALIAS, ids.modalias());
    }
    if (!ids.subsystem().isEmpty()) {
      device.put(Fact.PCI_SUBSYSTEM, ids.subsystem());
      device.put("subsystem_vendor", ids.subsystem().substring(0, 4));
      device.put("subsystem_device", ids.subsystem().substring(4));
    }
  }

  @Override
  public void relate(Census census) {
    Set<String> roots = new LinkedHashSet<>();
    for (Sighting device : census.all()) {
      Matcher found = ROOT.matcher(device.path());
      while (found.find()) {
        roots.add(device.path().substring(0, found.end()));
      }
    }
    roots.forEach(path -> addRoot(census, path));
    addSlots(census);
  }

  /** A slot names the device in it without its function (kernel, drivers/pci/slot.c). */
  private void addSlots(Census census) {
    Map<String, String> slots = new HashMap<>();
    for (String slot : census.tree().list(SLOTS)) {
      census.tree().read(SLOTS + "/" + slot + "/address").ifPresent(at -> slots.put(at, slot));
    }
    for (Sighting device : slots.isEmpty() ? List.<Sighting>of() : census.onBus(bus())) {
      int dot = Math.max(0, device.kernel().indexOf('.'));
      device.put(Fact.SLOT, slots.getOrDefault(device.kernel().substring(0, dot), ""));
    }
  }

  private static void addRoot(Census census, String path) {
    Sighting root = census.sight(ROOT_BUS, path, SysPath.name(path));
    root.keepLink(CommonFacts.FIRMWARE_NODE);
    census.add(root);
  }
}

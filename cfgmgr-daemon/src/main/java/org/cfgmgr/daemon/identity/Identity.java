package org.cfgmgr.daemon.identity;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.cfgmgr.scan.Device;
import org.cfgmgr.scan.DeviceTree;
import org.cfgmgr.scan.Fact;

/**
 * What tells one machine from another.
 *
 * @param system its own number: the UUID or serial number of SMBIOS; "" where it has none
 * @param model the maker's name of it
 * @param firmware what starts it: {@code efi}, {@code bios}
 * @param cards the hardware addresses of its network cards
 * @param disks the names that its disks bear in themselves
 */
public record Identity(
    String system, String model, String firmware, Set<String> cards, Set<String> disks) {
  private static final List<String> OF_A_PLACE = List.of("block:", "pci:", "scsi:", "virtio:");
  private static final String VIRTUAL = "/devices/virtual/";

  public Identity {
    cards = new TreeSet<>(cards);
    disks = new TreeSet<>(disks);
  }

  /** That of a machine. */
  public static Identity of(DeviceTree devices) {
    Device system = devices.get("/devices").orElseGet(() -> Device.of("/devices", Map.of()));
    String id = system.fact(Fact.UNIQUE_ID);
    return new Identity(
        id.endsWith(":" + system.kernelName()) ? "" : id,
        (system.fact("sys_vendor") + " " + system.fact("product_name")).strip(),
        system.fact("firmware"),
        names(devices, "net"),
        names(devices, "block"));
  }

  /** The names that things of a bus bear in themselves, and not by their place. */
  private static Set<String> names(DeviceTree devices, String bus) {
    Set<String> names = new TreeSet<>();
    for (Device device : devices.all()) {
      String id = device.fact(Fact.UNIQUE_ID);
      boolean whole = !device.fact(Fact.DEVTYPE).equals("partition");
      if (device.bus().equals(bus)
          && whole
          && !device.path().startsWith(VIRTUAL)
          && OF_A_PLACE.stream().noneMatch(id::startsWith)
          && !id.startsWith(bus + ":")) {
        names.add(id);
      }
    }
    return names;
  }

  /** As attributes, by their names. */
  Map<String, String> attributes() {
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("machine_id", system);
    attributes.put("machine_model", model);
    attributes.put("machine_firmware", firmware);
    attributes.put("machine_cards", joined(cards));
    attributes.put("machine_disks", joined(disks));
    return attributes;
  }

  /** Reads the attributes. */
  static Identity of(Map<String, String> attributes) {
    return new Identity(
        attributes.getOrDefault("machine_id", ""),
        attributes.getOrDefault("machine_model", ""),
        attributes.getOrDefault("machine_firmware", ""),
        split(attributes.getOrDefault("machine_cards", "")),
        split(attributes.getOrDefault("machine_disks", "")));
  }

  private static String joined(Collection<String> names) {
    return String.join(" ", names);
  }

  private static Set<String> split(String text) {
    return text.isEmpty() ? Set.of() : new TreeSet<>(List.of(text.split(" ", -1)));
  }
}

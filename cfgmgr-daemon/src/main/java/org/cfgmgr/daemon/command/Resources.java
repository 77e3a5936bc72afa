package org.cfgmgr.daemon.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cfgmgr.odm.Criteria;
import org.cfgmgr.odm.Odm;
import org.cfgmgr.odm.OdmObject;
import org.cfgmgr.odm.StandardClasses;
import org.cfgmgr.odm.Vpd;

/** The devices as lscfg lists them: each below its parent, hardware only, with its data. */
final class Resources {
  /** Classes of devices that are made by software. */
  private static final Set<String> SOFTWARE = Set.of("if", "tcpip");

  /** AIX's number for a device that the last run did not find. */
  private static final long MISSING = 3;

  private final Odm odm;
  private final Inventory inventory;
  private final List<DeviceRow> all;
  private final Map<String, String> vpd = new HashMap<>();

  Resources(Odm odm) {
    this.odm = odm;
    this.inventory = new Inventory(odm);
    this.all = asTree(inventory.devices());
  }

  List<DeviceRow> all() {
    return all;
  }

  /** The hardware that is there. */
  List<DeviceRow> hardware() {
    List<DeviceRow> hardware = new ArrayList<>();
    for (DeviceRow device : present(all)) {
      String path = inventory.attribute(device.name(), "sysfs_path");
      if (!path.startsWith("/devices/virtual/") && !SOFTWARE.contains(device.text("class"))) {
        hardware.add(device);
      }
    }
    return hardware;
  }

  /** Those devices that the last run found. */
  static List<DeviceRow> present(List<DeviceRow> devices) {
    List<DeviceRow> present = new ArrayList<>();
    for (DeviceRow device : devices) {
      if (device.device().number("chgstatus") != MISSING) {
        present.add(device);
      }
    }
    return present;
  }

  /** The kind of machine in AIX's words: {@code Multiple Processor, PCI bus}. */
  String implementation() {
    int processors = 0;
    boolean pci = false;
    for (DeviceRow device : present(all)) {
      processors += device.text("class").equals("processor") ? 1 : 0;
      pci |= device.text("subclass").equals("pci");
    }
    return (processors > 1 ? "Multiple Processor" : "Single Processor") + (pci ? ", PCI bus" : "");
  }

  /** The vital product data of a device, by keyword. */
  Map<String, String> vpd(String name) {
    if (vpd.isEmpty()) {
      for (OdmObject object : odm.get(StandardClasses.CUVPD, Criteria.all())) {
        vpd.put(object.text("name"), object.text("vpd"));
      }
    }
    return Vpd.decode(vpd.getOrDefault(name, ""));
  }

  /**
   * Each device followed by what is below it. A ring of parents, which odmadd lets pass, is cut.
   */
  private static List<DeviceRow> asTree(List<DeviceRow> byName) {
    Map<String, List<DeviceRow>> children = new HashMap<>();
    Set<String> names = new LinkedHashSet<>();
    byName.forEach(device -> names.add(device.name()));
    for (DeviceRow device : byName) {
      String parent = device.text("parent");
      String key = names.contains(parent) ? parent : "";
      children.computeIfAbsent(key, name -> new ArrayList<>()).add(device);
    }
    Map<String, DeviceRow> placed = new LinkedHashMap<>();
    place("", children, placed);
    byName.forEach(device -> placed.putIfAbsent(device.name(), device));
    return List.copyOf(placed.values());
  }

  private static void place(
      String parent, Map<String, List<DeviceRow>> children, Map<String, DeviceRow> placed) {
    for (DeviceRow device : children.getOrDefault(parent, List.of())) {
      if (placed.putIfAbsent(device.name(), device) == null) {
        place(device.name(), children, placed);
      }
    }
  }
}

package org.cfgmgr.match;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cfgmgr.odm.OdmObject;
import org.cfgmgr.odm.PdDv;
import org.cfgmgr.odm.Seeds;
import org.cfgmgr.odm.SqliteOdm;
import org.cfgmgr.odm.StandardClasses;
import org.cfgmgr.scan.Device;
import org.cfgmgr.scan.DeviceTree;
import org.cfgmgr.scan.Fact;

/** Devices and tables made by hand, and the ones that are shipped. */
final class Sample {
  static final Path SEEDS = Path.of("..", "etc", "objrepos");
  static final String FUNCTION = "/devices/pci0000:00/0000:00:03.0";

  private Sample() {}

  /** A device with facts written {@code name=value}; its kernel name is the end of its path. */
  static Device device(String path, String bus, String... facts) {
    TreeMap<String, String> all = new TreeMap<>();
    all.put(Fact.BUS, bus);
    all.put(Fact.KERNEL, path.substring(path.lastIndexOf('/') + 1));
    for (String fact : facts) {
      all.put(fact.substring(0, fact.indexOf('=')), fact.substring(fact.indexOf('=') + 1));
    }
    return new Device(path, all);
  }

  static Device sys() {
    return device("/devices", "system");
  }

  static Device host() {
    return device("/devices/pci0000:00", "pci_root");
  }

  static Device pci(String path, String id, String pciClass, String... facts) {
    String[] all = Arrays.copyOf(facts, facts.length + 2);
    all[facts.length] = "pci_id=" + id;
    all[facts.length + 1] = "pci_class=" + pciClass;
    return device(path, "pci", all);
  }

  static DeviceTree tree(Device... devices) {
    return new DeviceTree(List.of(devices), List.of());
  }

  static PdDv type(String uniquetype, String devid, String driver) {
    String[] parts = uniquetype.split("/", -1);
    return PdDv.of(
        OdmObject.of(
            StandardClasses.PDDV,
            Map.of(
                "class",
                parts[0],
                "subclass",
                parts[1],
                "type",
                parts[2],
                "prefix",
                "dev",
                "devid",
                devid,
                "DvDr",
                driver,
                "uniquetype",
                uniquetype)));
  }

  static OdmObject absorbed(int seq, String bus, String match, String reason, String into) {
    return OdmObject.of(
        StandardClasses.ABSORBED,
        Map.of("seq", seq, "bus", bus, "match", match, "reason", reason, "into", into));
  }

  static Matcher matcher(List<PdDv> types, OdmObject... rows) {
    return new Matcher(new Predefined(types), new AbsorbTable(List.of(rows)));
  }

  /** The matcher of the shipped files. */
  static Matcher shipped() {
    try (SqliteOdm odm = SqliteOdm.inMemory()) {
      Seeds.load(odm, SEEDS);
      return Matcher.load(odm);
    }
  }
}

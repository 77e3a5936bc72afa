package org.cfgmgr.daemon.bootinfo;

import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.cfgmgr.daemon.command.OdmLocation;
import org.cfgmgr.daemon.command.Terminal;
import org.cfgmgr.odm.Criteria;
import org.cfgmgr.odm.OdmObject;
import org.cfgmgr.odm.SqliteOdm;
import org.cfgmgr.odm.StandardClasses;

/** The names that the ODM has for what stands at a place in sysfs. */
final class DiskNames {
  private static final String PLACE = "sysfs_path";

  private final Map<String, String> byPath = new HashMap<>();
  private final Map<String, String> byName = new HashMap<>();

  private DiskNames() {}

  /** None, as of a machine that is not here. */
  static DiskNames none() {
    return new DiskNames();
  }

  /** Those of the ODM, where there is one yet. */
  static DiskNames of(Terminal terminal) {
    DiskNames names = new DiskNames();
    OdmLocation location = OdmLocation.of(terminal.environment());
    if (Files.isReadable(location.directory().resolve(SqliteOdm.FILE))) {
      try (SqliteOdm odm = SqliteOdm.openReadOnly(location.directory())) {
        odm.get(StandardClasses.CUAT, Criteria.equal("attribute", PLACE)).forEach(names::add);
      }
    }
    return names;
  }

  private void add(OdmObject attribute) {
    byPath.put(attribute.text("value"), attribute.text("name"));
    byName.put(attribute.text("name"), attribute.text("value"));
  }

  Optional<String> name(String path) {
    return Optional.ofNullable(byPath.get(path));
  }

  Optional<String> path(String name) {
    return Optional.ofNullable(byName.get(name));
  }
}

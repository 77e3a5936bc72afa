package org.cfgmgr.daemon.device;

import java.util.Optional;
import org.cfgmgr.daemon.engine.Machine;
import org.cfgmgr.match.Logical;
import org.cfgmgr.match.LogicalTree;
import org.cfgmgr.match.Matcher;
import org.cfgmgr.odm.Criteria;
import org.cfgmgr.odm.CuDv;
import org.cfgmgr.odm.Odm;
import org.cfgmgr.odm.OdmObject;
import org.cfgmgr.odm.StandardClasses;
import org.cfgmgr.scan.Fact;
import org.jspecify.annotations.Nullable;

/**
 * Where the devices of the ODM are among the hardware. It is scanned once, and only when a device
 * was ever seen there.
 */
final class Sightings {
  private final Machine machine;
  private @Nullable LogicalTree tree;

  Sightings(Machine machine) {
    this.machine = machine;
  }

  /** The device as it is there now; empty when it is not, or no scan can see it. */
  Optional<Logical> of(CuDv device) {
    String path = attribute(device.name(), "sysfs_path");
    String identity = attribute(device.name(), Fact.UNIQUE_ID);
    if (path.isEmpty()) {
      return Optional.empty();
    }
    Optional<Logical> here = tree().get(path).filter(found -> isSame(found, device, identity));
    return here.isPresent() || identity.isEmpty() ? here : elsewhere(device, identity);
  }

  private Optional<Logical> elsewhere(CuDv device, String identity) {
    return tree().all().stream().filter(found -> isSame(found, device, identity)).findFirst();
  }

  /** At the same place may stand another device by now. */
  private static boolean isSame(Logical found, CuDv device, String identity) {
    return found.type().uniquetype().equals(device.type())
        && (identity.isEmpty() || found.device().fact(Fact.UNIQUE_ID).equals(identity));
  }

  private String attribute(String name, String attribute) {
    Odm odm = machine.odm();
    Criteria which = Criteria.equal("name", name).and(Criteria.equal("attribute", attribute));
    return odm.get(StandardClasses.CUAT, which).stream()
        .findFirst()
        .map((OdmObject object) -> object.text("value"))
        .orElse("");
  }

  private LogicalTree tree() {
    LogicalTree known = tree;
    if (known == null) {
      known = LogicalTree.of(machine.hardware().scan(), Matcher.load(machine.odm()));
      tree = known;
    }
    return known;
  }
}

package org.cfgmgr.daemon.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.cfgmgr.odm.Criteria;
import org.cfgmgr.odm.Odm;
import org.cfgmgr.odm.OdmChange;
import org.cfgmgr.odm.OdmClass;
import org.cfgmgr.odm.OdmObject;
import org.cfgmgr.odm.StandardClasses;

/** The devices that an ODM has of the machine it was made on. */
public final class FormerDevices {
  private static final List<OdmClass> CLASSES =
      List.of(
          StandardClasses.CUAT, StandardClasses.CUVPD, StandardClasses.CUDEP, StandardClasses.CUDV);

  private FormerDevices() {}

  /**
   * What forgets all that a scan has found, with what an administrator wanted for them. The system
   * itself stays, and so does what no scan can see.
   */
  public static List<OdmChange> forget(Odm odm) {
    List<OdmChange> changes = new ArrayList<>();
    for (String name : scanned(odm)) {
      CLASSES.forEach(
          type -> changes.add(new OdmChange.Delete(type, Criteria.equal("name", name))));
    }
    return changes;
  }

  private static Set<String> scanned(Odm odm) {
    Set<String> names = new TreeSet<>();
    for (OdmObject object :
        odm.get(StandardClasses.CUAT, Criteria.equal("attribute", "unique_id"))) {
      names.add(object.text("name"));
    }
    names.remove("sys0");
    return names;
  }
}

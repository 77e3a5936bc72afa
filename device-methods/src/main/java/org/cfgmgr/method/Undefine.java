package org.cfgmgr.method;

import java.util.List;
import org.cfgmgr.odm.Criteria;
import org.cfgmgr.odm.OdmChange;
import org.cfgmgr.odm.OdmClass;
import org.cfgmgr.odm.StandardClasses;

/** The built-in Undefine method: what the ODM forgets of a device. */
public final class Undefine {
  private Undefine() {}

  /**
   * The changes, in the order of IBM's "Writing an Undefine Method": attributes, vital product
   * data, its own dependencies, and the device last. That some of them are not there is no error.
   */
  public static List<OdmChange> of(String name) {
    return List.of(
        delete(StandardClasses.CUAT, name),
        delete(StandardClasses.CUVPD, name),
        delete(StandardClasses.CUDEP, name),
        delete(StandardClasses.CUDV, name));
  }

  private static OdmChange delete(OdmClass type, String name) {
    return new OdmChange.Delete(type, Criteria.equal("name", name));
  }
}

package org.cfgmgr.daemon.device;

import java.util.List;
import java.util.Optional;
import org.cfgmgr.odm.Criteria;
import org.cfgmgr.odm.CuDv;
import org.cfgmgr.odm.Odm;
import org.cfgmgr.odm.OdmException;
import org.cfgmgr.odm.OdmObject;
import org.cfgmgr.odm.StandardClasses;

/** The predefined devices, as objects. */
final class Types {
  private final Odm odm;

  Types(Odm odm) {
    this.odm = odm;
  }

  /** The type of that unique name; empty when the ODM has lost it. */
  Optional<OdmObject> find(String uniquetype) {
    Criteria named = Criteria.equal("uniquetype", uniquetype);
    return odm.get(StandardClasses.PDDV, named).stream().findFirst();
  }

  /** The path of a method of a device's type, "" when it has none. */
  String method(CuDv device, String descriptor) {
    return method(device.type(), descriptor);
  }

  /** The path of a method of a type, "" when it has none. */
  String method(String uniquetype, String descriptor) {
    return find(uniquetype).map(type -> type.text(descriptor)).orElse("");
  }

  /**
   * The one type that matches.
   *
   * @param asked the criteria, as the user gave them
   * @throws OdmException when there is none, or more than one
   */
  OdmObject only(Criteria criteria, String asked) {
    List<OdmObject> found = odm.get(StandardClasses.PDDV, criteria);
    if (found.isEmpty()) {
      throw new OdmException(
          "there is no predefined device of " + asked + "; lsdev -P lists those there are");
    }
    if (found.size() > 1) {
      throw new OdmException(
          found.size() + " predefined devices are of " + asked + "; give -c, -s and -t");
    }
    return found.get(0);
  }
}

package org.cfgmgr.daemon.device;

import java.util.List;
import org.cfgmgr.odm.Criteria;
import org.cfgmgr.odm.Odm;
import org.cfgmgr.odm.StandardClasses;

/** Where devices may be attached to others (class PdCn). */
final class Connections {
  private final Odm odm;

  Connections(Odm odm) {
    this.odm = odm;
  }

  /**
   * The places that devices of a type offer to devices of a subclass; "" among them when any place
   * will do.
   */
  List<String> places(String uniquetype, String subclass) {
    Criteria here = Criteria.equal("uniquetype", uniquetype);
    return odm.get(StandardClasses.PDCN, here.and(Criteria.equal("connkey", subclass))).stream()
        .map(row -> row.text("connwhere"))
        .toList();
  }

  /** Whether devices of a subclass are attached to another device. */
  boolean isAttached(String subclass) {
    return !odm.get(StandardClasses.PDCN, Criteria.equal("connkey", subclass)).isEmpty();
  }
}

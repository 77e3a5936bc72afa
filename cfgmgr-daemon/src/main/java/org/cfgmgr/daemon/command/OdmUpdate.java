package org.cfgmgr.daemon.command;

import java.util.List;
import org.cfgmgr.odm.Odm;
import org.cfgmgr.odm.OdmChange;
import org.cfgmgr.odm.RunLock;

/** Changes to the ODM by a command, under the configuration lock. */
final class OdmUpdate {
  private OdmUpdate() {}

  /** Applies all changes or none; returns how many objects were touched. */
  static int apply(OdmCommand command, Terminal terminal, List<? extends OdmChange> changes) {
    OdmLocation location = OdmLocation.of(terminal.environment());
    try (RunLock lock = location.lock(command, terminal);
        Odm odm = location.openToWrite(command, terminal)) {
      return odm.apply(changes);
    }
  }
}

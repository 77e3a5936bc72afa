package org.cfgmgr.daemon.service;

import java.util.Map;
import java.util.Optional;
import org.cfgmgr.daemon.conf.Settings;
import org.cfgmgr.daemon.engine.Machine;
import org.cfgmgr.daemon.engine.Places;
import org.cfgmgr.daemon.site.Site;
import org.cfgmgr.odm.SqliteOdm;

/** The machine that the daemon looks after. */
interface Surroundings {
  /** What stands at these places, or all, is read anew by the next run. */
  void forget(Optional<Places> places);

  /** Hardware and installed system. */
  Site site();

  /** The machine for one run. */
  Machine machine(SqliteOdm odm, Map<String, String> joining, Settings settings);
}

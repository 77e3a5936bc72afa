package org.cfgmgr.daemon.device;

import org.cfgmgr.daemon.command.Stop;
import org.cfgmgr.daemon.conf.Settings;
import org.cfgmgr.daemon.engine.Machine;
import org.cfgmgr.odm.Odm;

/** What a command works with: the machine, what the administrator has set, and the user's wish. */
record Session(Machine machine, Settings settings, Stop stop) {
  Odm odm() {
    return machine.odm();
  }
}

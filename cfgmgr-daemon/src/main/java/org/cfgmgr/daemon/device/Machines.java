package org.cfgmgr.daemon.device;

import java.util.function.ToIntFunction;
import org.cfgmgr.daemon.command.OdmCommand;
import org.cfgmgr.daemon.command.Terminal;
import org.cfgmgr.daemon.conf.Settings;
import org.cfgmgr.daemon.engine.Machine;
import org.cfgmgr.daemon.site.OpenMachine;

/** Where a command finds the machine that it works on. */
interface Machines {
  /** Opens the machine, locked, for the time of the work; returns what the work returns. */
  int with(OdmCommand command, Terminal terminal, Settings settings, ToIntFunction<Machine> work);

  /** The machine we run on. */
  static int here(
      OdmCommand command, Terminal terminal, Settings settings, ToIntFunction<Machine> work) {
    try (OpenMachine open = OpenMachine.open(command, terminal, settings)) {
      return work.applyAsInt(open.machine());
    }
  }
}

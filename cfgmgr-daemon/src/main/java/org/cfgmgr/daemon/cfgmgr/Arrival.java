package org.cfgmgr.daemon.cfgmgr;

import java.time.InstantSource;
import org.cfgmgr.daemon.command.Terminal;
import org.cfgmgr.daemon.engine.RunReport;
import org.cfgmgr.daemon.identity.Comparison;
import org.cfgmgr.daemon.identity.Identity;
import org.cfgmgr.daemon.identity.KnownMachine;
import org.cfgmgr.daemon.install.InstallException;
import org.cfgmgr.daemon.install.Medium;
import org.cfgmgr.daemon.install.NewKernel;
import org.cfgmgr.daemon.journal.Journal;
import org.cfgmgr.daemon.site.Site;
import org.cfgmgr.method.Actuator;
import org.cfgmgr.method.act.Actuators;
import org.cfgmgr.method.act.Limits;
import org.cfgmgr.odm.SqliteOdm;

/**
 * What a run of all devices means for the system: which machine it woke up on, and whether a new
 * kernel has proved itself.
 */
final class Arrival {
  private final CfgmgrCommand command;
  private final Options options;
  private final Terminal terminal;
  private final SqliteOdm odm;

  Arrival(CfgmgrCommand command, Options options, Terminal terminal, SqliteOdm odm) {
    this.command = command;
    this.options = options;
    this.terminal = terminal;
    this.odm = odm;
  }

  /**
   * Settles it.
   *
   * @return whether what is missing is to be installed, since the machine is not the one it was
   */
  boolean settle(Site site, RunReport report, Restoration restoration) {
    newKernel(site);
    KnownMachine known = new KnownMachine(odm);
    Identity now = Identity.of(report.machine());
    Comparison comparison = known.compared(now);
    known.remember(now, restoration.unfinished());
    boolean first = comparison.kind() == Comparison.Kind.FIRST;
    boolean same = comparison.kind() == Comparison.Kind.SAME;
    if (!same && !first && !options.json()) {
      terminal.out().println("this is " + comparison.kind().text());
      comparison.evidence().forEach(line -> terminal.out().println("  " + line));
    }
    // A system that was never anywhere is fitted only when packages were sent along for that.
    boolean moved = first ? Medium.travels() : !same || restoration.isUnfinished();
    boolean wanted = options.boot() && moved && !report.missing().isEmpty();
    if (wanted && !restoration.flow().installs()) {
      command.say(
          terminal, "INSTALL_DEVICES_AND_UPDATES = no: what is missing is installed by cfgmgr -i");
    }
    return wanted && restoration.flow().installs();
  }

  private void newKernel(Site site) {
    Actuator quiet = Actuators.system(line -> {}, Limits.USUAL);
    Actuator journaled = new Journal(odm, InstantSource.system()).run(quiet);
    try {
      NewKernel.settle(site, journaled).ifPresent(line -> command.say(terminal, line));
    } catch (InstallException e) {
      command.say(terminal, String.valueOf(e.getMessage()));
    }
  }
}

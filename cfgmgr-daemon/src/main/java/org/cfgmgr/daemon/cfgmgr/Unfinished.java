package org.cfgmgr.daemon.cfgmgr;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.cfgmgr.daemon.command.OdmLocation;
import org.cfgmgr.daemon.command.Terminal;
import org.cfgmgr.daemon.install.Recovery;
import org.cfgmgr.daemon.journal.Journal;
import org.cfgmgr.method.Actuator;
import org.cfgmgr.method.act.Actuators;
import org.cfgmgr.method.act.Limits;
import org.cfgmgr.odm.RunLock;
import org.cfgmgr.odm.SqliteOdm;

/** An installation of before that was not finished. */
final class Unfinished {
  private final CfgmgrCommand command;
  private final Options options;
  private final Terminal terminal;

  Unfinished(CfgmgrCommand command, Options options, Terminal terminal) {
    this.command = command;
    this.options = options;
    this.terminal = terminal;
  }

  /**
   * Takes it back when this run is to install; it is done before anything is looked at.
   *
   * @return whether there was one
   * @throws org.cfgmgr.daemon.install.InstallException when something of it is left
   */
  boolean recover() {
    OdmLocation location = OdmChoice.location(options, terminal);
    boolean installs = (options.install() || options.boot()) && !options.dryRun();
    if (!installs || !Files.isDirectory(location.directory())) {
      return false;
    }
    Actuator tools = Actuators.system(line -> show("  " + line), Limits.USUAL);
    terminal.stop().whenAsked(tools::stop);
    try (RunLock lock = location.lock(command, terminal);
        SqliteOdm odm = SqliteOdm.open(location.directory())) {
      Journal journal = new Journal(odm, InstantSource.system());
      return new Recovery(
              options.root().orElse(Path.of("/")),
              journal,
              this::show,
              line -> command.say(terminal, line))
          .run(tools);
    }
  }

  /** At once, for whoever waits. */
  private void show(String line) {
    PrintStream out = options.json() ? terminal.err() : terminal.out();
    out.println(line);
    out.flush();
  }
}

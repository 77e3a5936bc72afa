package org.cfgmgr.daemon.journal;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import org.apache.commons.cli.CommandLine;
import org.cfgmgr.daemon.command.ExitCode;
import org.cfgmgr.daemon.command.OdmCommand;
import org.cfgmgr.daemon.command.OdmLocation;
import org.cfgmgr.daemon.command.Terminal;
import org.cfgmgr.daemon.command.Usage;
import org.cfgmgr.daemon.command.UsageException;
import org.cfgmgr.guard.Guard;
import org.cfgmgr.method.Actuator;
import org.cfgmgr.method.act.Actuators;
import org.cfgmgr.method.act.Limits;
import org.cfgmgr.odm.RunLock;
import org.cfgmgr.odm.SqliteOdm;

/** Takes back what a run did, the last action first. */
public final class Undo extends OdmCommand {
  private static final String HELP =
      """
      usage: cfgmgr undo [-n] [--root DIR] RUN

      Takes back what a run did: packages that it installed, files that it wrote, the boot
      menu, modules. The last action comes first. What cannot be taken back is said.
      Undoing is itself in the history.

        -n           dry run: show it, change nothing
        --root DIR   of the installed system in DIR

      Exit codes: 0 all was taken back, 1 something was not.
      """;

  @Inject
  public Undo() {
    super("cfgmgr undo", new Usage("n", List.of("root:"), HELP));
  }

  @Override
  protected int run(CommandLine line, Terminal terminal) {
    if (line.getArgList().isEmpty()) {
      throw new UsageException("say which run: cfgmgr history shows them");
    }
    long run = Place.run(line);
    OdmLocation place = Place.of(line, terminal);
    try (RunLock lock = place.lock(this, terminal);
        SqliteOdm odm = SqliteOdm.open(place.directory())) {
      Journal journal = new Journal(odm, InstantSource.system());
      List<Entry> entries = journal.entries(run);
      if (entries.isEmpty()) {
        say(terminal, "there is no run " + run + " in the history");
        return ExitCode.FAILED;
      }
      TakeBack back = new TakeBack(journal, terminal.out()::println, said -> say(terminal, said));
      boolean all = line.hasOption('n') ? back.dry(entries) : back.run(run, journal.run(live(odm)));
      return all ? ExitCode.OK : ExitCode.FAILED;
    }
  }

  private static Actuator live(SqliteOdm odm) {
    return Actuators.live(
        odm, Actuators.cleanEnvironment(Map.of()), Guard.live(Path.of("/")), Limits.USUAL);
  }
}

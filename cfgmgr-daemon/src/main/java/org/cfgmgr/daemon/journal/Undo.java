package org.cfgmgr.daemon.journal;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.commons.cli.CommandLine;
import org.cfgmgr.daemon.command.ExitCode;
import org.cfgmgr.daemon.command.OdmCommand;
import org.cfgmgr.daemon.command.OdmLocation;
import org.cfgmgr.daemon.command.Terminal;
import org.cfgmgr.daemon.command.Usage;
import org.cfgmgr.daemon.command.UsageException;
import org.cfgmgr.daemon.journal.Entry.State;
import org.cfgmgr.guard.Guard;
import org.cfgmgr.method.Action;
import org.cfgmgr.method.Actuator;
import org.cfgmgr.method.Result;
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
      List<Entry> entries = new ArrayList<>(journal.entries(run));
      if (entries.isEmpty()) {
        say(terminal, "there is no run " + run + " in the history");
        return ExitCode.FAILED;
      }
      Collections.reverse(entries);
      Actuator live =
          Actuators.live(
              odm,
              Actuators.cleanEnvironment(Map.of()),
              Guard.live(java.nio.file.Path.of("/")),
              Limits.USUAL);
      boolean dry = line.hasOption('n');
      return undo(
          entries, journal, dry ? action -> Result.planned() : journal.run(live), dry, terminal);
    }
  }

  private int undo(
      List<Entry> entries, Journal journal, Actuator actuator, boolean dry, Terminal terminal) {
    int code = ExitCode.OK;
    for (Entry entry : entries) {
      if (isOver(entry)) {
        continue;
      }
      Optional<Action> undo = ActionText.parse(entry.undo());
      if (undo.isEmpty()) {
        say(terminal, "cannot be taken back: " + entry.action());
        code = ExitCode.FAILED;
        continue;
      }
      terminal.out().println((dry ? "would " : "") + undo.get().describe());
      Result result = actuator.perform(undo.get());
      if (result.failed()) {
        say(
            terminal,
            result.err().isEmpty() ? "failed: " + undo.get().describe() : result.err().strip());
        code = ExitCode.FAILED;
      } else if (!dry) {
        journal.mark(List.of(entry), State.UNDONE);
      }
    }
    return code;
  }

  /** Whether it left nothing to be taken back. */
  private static boolean isOver(Entry entry) {
    return entry.state() == State.UNDONE
        || (entry.state() == State.FAILED && entry.undo().isEmpty());
  }
}

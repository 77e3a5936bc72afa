package org.cfgmgr.daemon.cfgmgr;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.cfgmgr.daemon.cfgmgr.Options.Mode;
import org.cfgmgr.daemon.command.ExitCode;
import org.cfgmgr.daemon.command.Terminal;
import org.cfgmgr.daemon.journal.Journal;
import org.cfgmgr.daemon.restore.Duplicate;
import org.cfgmgr.daemon.restore.Takeover;
import org.cfgmgr.method.Action;
import org.cfgmgr.method.Actuator;
import org.cfgmgr.method.Result;
import org.cfgmgr.method.act.Actuators;
import org.cfgmgr.method.act.Limits;
import org.cfgmgr.odm.Odm;
import org.cfgmgr.probe.ProbeException;

/** What a restored system becomes, before its devices are looked at. */
final class Becoming {
  private final CfgmgrCommand command;
  private final Terminal terminal;
  private final Options options;
  private final Odm odm;

  Becoming(CfgmgrCommand command, Terminal terminal, Options options, Odm odm) {
    this.command = command;
    this.terminal = terminal;
    this.options = options;
    this.odm = odm;
  }

  /** Does what the mode asks for; returns the exit code. */
  int run(Path root) {
    return switch (options.mode()) {
      case USUAL -> ExitCode.OK;
      case TAKEOVER -> takeOver(Takeover.here());
      case DUPLICATE ->
          duplicate(new Duplicate(root, UUID.randomUUID().toString().replace("-", "")));
    };
  }

  int takeOver(Takeover takeover) {
    try {
      List<String> obstacles = takeover.obstacles();
      obstacles.forEach(line -> command.say(terminal, line));
      return obstacles.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
    } catch (ProbeException e) {
      command.say(terminal, String.valueOf(e.getMessage()));
      return ExitCode.FAILED;
    }
  }

  int duplicate(Duplicate duplicate) {
    List<Action> actions = duplicate.actions(options.hostname());
    Actuator tools = Actuators.system(line -> {}, Limits.USUAL);
    terminal.stop().whenAsked(tools::stop);
    Actuator actuator = new Journal(odm, InstantSource.system()).run(tools);
    for (Action action : actions) {
      tell((options.dryRun() ? "would " : "") + action.describe());
      if (!options.dryRun() && !done(actuator.perform(action), action)) {
        return ExitCode.FAILED;
      }
    }
    duplicate.shared().forEach(this::tell);
    if (!options.dryRun()) {
      tell("this is another machine from its next start on; cfgmgr undo takes it back");
    }
    return ExitCode.OK;
  }

  private boolean done(Result result, Action action) {
    boolean well = !result.failed() && result.code() == 0;
    if (!well) {
      String said = (result.out() + result.err()).strip();
      command.say(terminal, "failed: " + action.describe() + (said.isEmpty() ? "" : "\n" + said));
    }
    return well;
  }

  private void tell(String line) {
    (options.json() ? terminal.err() : terminal.out()).println(line);
  }

  /** Whether nothing else is to be done: the devices here are not those of the system. */
  boolean isAll() {
    return options.mode() == Mode.DUPLICATE && options.root().isPresent() && !options.install();
  }
}

package org.cfgmgr.daemon.cfgmgr;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cfgmgr.daemon.command.ExitCode;
import org.cfgmgr.daemon.command.Terminal;
import org.cfgmgr.daemon.identity.KnownMachine;
import org.cfgmgr.daemon.install.NewKernel;
import org.cfgmgr.daemon.journal.Journal;
import org.cfgmgr.method.Action;
import org.cfgmgr.method.Actuator;
import org.cfgmgr.method.Result;
import org.cfgmgr.method.act.Actuators;
import org.cfgmgr.method.act.Limits;
import org.cfgmgr.odm.Odm;
import org.cfgmgr.scan.DeviceTree;

/** The end of a restore: the programs that the system's bosinst.data names. */
final class Finish {
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private final CfgmgrCommand command;
  private final Terminal terminal;
  private final Path root;
  private final Odm odm;
  private final Actuator actuator;

  Finish(CfgmgrCommand command, Terminal terminal, Path root, Odm odm) {
    this.command = command;
    this.terminal = terminal;
    this.root = root;
    this.odm = odm;
    Actuator tools = Actuators.system(line -> terminal.err().println("  " + line), Limits.USUAL);
    terminal.stop().whenAsked(tools::stop);
    this.actuator = new Journal(odm, InstantSource.system()).run(tools);
  }

  /** Names devices as they are called here; what cannot be is told, and stops nothing. */
  void fitOut(DeviceTree machine) {
    new FitOut(actuator, terminal.err()::println, line -> command.say(terminal, line))
        .of(root, machine);
  }

  /**
   * Ends a run on the machine that the system was restored on.
   *
   * @param code that the run ends with
   * @return the code that the command ends with
   */
  int of(Restoration restoration, int code) {
    if (!restoration.isUnfinished() && !restoration.recovers()) {
      return code;
    }
    int ended = code;
    boolean ready = code != ExitCode.FAILED && NewKernel.awaited(root).isEmpty();
    if (ready && restoration.isUnfinished()) {
      ended = restoration.flow().customization().map(this::customize).orElse(true) ? code : 1;
    }
    boolean finished = ready && ended != ExitCode.FAILED;
    new KnownMachine(odm).remember(restoration.after(finished, code == ExitCode.OK));
    return failing(restoration, ended);
  }

  /** Runs the program for a failure when there was one, and something was to be done. */
  int failing(Restoration restoration, int code) {
    if (code == ExitCode.FAILED) {
      restoration.flow().errorExit().ifPresent(program -> run("ERROR_EXIT", program));
    }
    return code;
  }

  private boolean customize(String program) {
    return run("CUSTOMIZATION_FILE", program);
  }

  private boolean run(String field, String program) {
    Action action =
        new Action.RunTool(field, root, Map.of(), List.of(program), LIMIT, Optional.empty());
    Result result = actuator.perform(action);
    boolean well = !result.failed() && result.code() == 0;
    if (!well) {
      String said = result.err().strip();
      String why = "ended with code " + result.code() + (said.isEmpty() ? "" : ": " + said);
      command.say(terminal, field + ": " + program + ": " + why);
    }
    return well;
  }
}

package org.cfgmgr.daemon.device;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.commons.cli.CommandLine;
import org.cfgmgr.attr.Assignments;
import org.cfgmgr.daemon.command.ExitCode;
import org.cfgmgr.daemon.command.Json;
import org.cfgmgr.daemon.command.OdmCommand;
import org.cfgmgr.daemon.command.Terminal;
import org.cfgmgr.daemon.command.Usage;
import org.cfgmgr.daemon.command.UsageException;
import org.cfgmgr.daemon.conf.Settings;
import org.cfgmgr.daemon.engine.Machine;
import org.cfgmgr.odm.LockHeldException;
import org.cfgmgr.odm.OdmException;

/**
 * What mkdev, chdev and rmdev have in common: {@code -q}, {@code --json}, and how methods' failures
 * look.
 */
abstract class DeviceCommand extends OdmCommand {
  private final Machines machines;

  DeviceCommand(String name, Usage usage, Machines machines) {
    super(name, usage);
    this.machines = machines;
  }

  /** Checks the options before the machine is opened. */
  abstract void check(CommandLine line);

  /**
   * Does the work.
   *
   * @param done hears of each device that has got a new state
   * @return the exit code
   */
  abstract int run(CommandLine line, Session session, Consumer<Outcome> done);

  @Override
  protected final int run(CommandLine line, Terminal terminal) {
    check(line);
    if (!line.hasOption('q')) {
      return onMachine(line, terminal);
    }
    Terminal quiet =
        new Terminal(terminal.in(), silence(), silence(), terminal.environment(), terminal.stop());
    try {
      return onMachine(line, quiet);
    } catch (OdmException e) {
      return e instanceof LockHeldException ? ExitCode.LOCKED : ExitCode.FAILED;
    }
  }

  private int onMachine(CommandLine line, Terminal terminal) {
    Settings.Read conf = Settings.read(terminal.environment());
    conf.problems().forEach(problem -> say(terminal, problem));
    return machines.with(
        this, terminal, conf.settings(), machine -> run(line, machine, conf.settings(), terminal));
  }

  private int run(CommandLine line, Machine machine, Settings settings, Terminal terminal) {
    List<Outcome> outcomes = new ArrayList<>();
    boolean json = line.hasOption("json");
    Consumer<Outcome> text = done -> terminal.out().println(done.name() + " " + done.status());
    try {
      Session session = new Session(machine, settings, terminal.stop());
      return run(line, session, json ? outcomes::add : text);
    } catch (MethodFailure e) {
      terminal.out().flush();
      terminal.err().println(e.text());
      return e.code();
    } finally {
      if (json) {
        terminal.out().print(json(outcomes));
      }
    }
  }

  private static String json(List<Outcome> outcomes) {
    List<Map<String, String>> rows = new ArrayList<>();
    for (Outcome outcome : outcomes) {
      Map<String, String> row = new LinkedHashMap<>();
      row.put("name", outcome.name());
      row.put("status", outcome.status());
      rows.add(row);
    }
    return Json.print(rows);
  }

  /** What {@code -a} says, once or several times. */
  static Map<String, String> assignments(CommandLine line) {
    String[] words = line.getOptionValues('a');
    try {
      return Assignments.parse(words == null ? List.of() : List.of(words));
    } catch (IllegalArgumentException e) {
      throw new UsageException("-a " + e.getMessage());
    }
  }

  private static PrintStream silence() {
    return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
  }
}

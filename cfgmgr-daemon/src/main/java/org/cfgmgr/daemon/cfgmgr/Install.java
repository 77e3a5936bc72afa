package org.cfgmgr.daemon.cfgmgr;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.cfgmgr.daemon.command.ExitCode;
import org.cfgmgr.daemon.command.OdmLocation;
import org.cfgmgr.daemon.command.Terminal;
import org.cfgmgr.daemon.engine.Machine;
import org.cfgmgr.daemon.engine.RunReport;
import org.cfgmgr.daemon.install.InstallException;
import org.cfgmgr.daemon.install.Medium;
import org.cfgmgr.daemon.install.Reload;
import org.cfgmgr.daemon.install.Request;
import org.cfgmgr.daemon.install.Transaction;
import org.cfgmgr.daemon.journal.Journal;
import org.cfgmgr.daemon.preflight.PreflightCommand;
import org.cfgmgr.daemon.site.Site;
import org.cfgmgr.diagnosis.Missing;
import org.cfgmgr.method.Action;
import org.cfgmgr.method.Actuator;
import org.cfgmgr.method.act.Actuators;
import org.cfgmgr.method.act.Limits;
import org.cfgmgr.odm.RunLock;
import org.cfgmgr.odm.SqliteOdm;
import org.cfgmgr.plan.Plan;
import org.cfgmgr.source.SourceException;

/** What {@code -i} does after a run: installs what the plan names, and says what has come of it. */
final class Install {
  private static final Path SLASH = Path.of("/");

  private static final Action REBOOT =
      new Action.RunTool(
          "restart",
          SLASH,
          Map.of(),
          List.of("systemctl", "--no-block", "reboot"),
          Duration.ofSeconds(30),
          Optional.empty());

  private final CfgmgrCommand command;
  private final Options options;
  private final Terminal terminal;
  private final Site site;
  private final SqliteOdm odm;
  private final Duration lock;
  private final PrintStream out;

  /** {@code lock} is how long another program that installs is waited for. */
  Install(
      CfgmgrCommand command,
      Options options,
      Terminal terminal,
      Site site,
      SqliteOdm odm,
      Duration lock) {
    this.lock = lock;
    this.out = options.json() ? terminal.err() : terminal.out();
    this.command = command;
    this.options = options;
    this.terminal = terminal;
    this.site = site;
    this.odm = odm;
  }

  /**
   * Installs.
   *
   * @param report of the run that found what is missing
   * @param machine that it ran on
   * @param again another such run
   */
  int run(Plan plan, RunReport report, Machine machine, Supplier<RunReport> again) {
    Optional<Path> source = options.source();
    if (source.isPresent() || !options.boot()) {
      return run(plan, source, report, machine, again);
    }
    try (Medium medium = Medium.find()) {
      return run(plan, medium.directory(), report, machine, again);
    }
  }

  private int run(
      Plan plan,
      Optional<Path> source,
      RunReport report,
      Machine machine,
      Supplier<RunReport> again) {
    Request request =
        new Request(
            site.root(),
            site.hardware(),
            options.firmware(site),
            plan,
            source,
            machine.software()::driver,
            options.licences());
    if (options.hardware().isPresent() && request.root().equals(SLASH)) {
      command.say(
          terminal, "-i for another machine needs the system that is to run there: --root DIR");
      return ExitCode.USAGE;
    }
    try {
      Optional<String> release = installed(request);
      return request.root().equals(SLASH)
          ? release.map(this::restart).orElseGet(() -> verified(report, machine, again))
          : PreflightCommand.judge(terminal, request.root(), site.hardware(), options.platform());
    } catch (InstallException | SourceException e) {
      command.say(terminal, String.valueOf(e.getMessage()));
      return ExitCode.FAILED;
    }
  }

  /** The journal is that of the system, also where the run itself leaves no trace. */
  private Optional<String> installed(Request request) {
    if (!options.throwAway()) {
      return installed(request, odm);
    }
    OdmLocation location = OdmChoice.location(options, terminal);
    try (RunLock lock = location.lock(command, terminal);
        SqliteOdm journal = SqliteOdm.open(location.directory())) {
      return installed(request, journal);
    }
  }

  private Optional<String> installed(Request request, SqliteOdm store) {
    Transaction transaction =
        new Transaction(
            new Journal(store, InstantSource.system()),
            lock,
            new Transaction.Voice(
                this::show, line -> show("  " + line), line -> command.say(terminal, line)));
    terminal.stop().whenAsked(transaction::stop);
    return transaction.run(request, acting -> fitOut(request, acting));
  }

  /** An image names its devices as they will be called there; the running system does so itself. */
  private void fitOut(Request request, Actuator acting) {
    if (!request.root().equals(SLASH)) {
      new FitOut(acting, this::show, line -> command.say(terminal, line))
          .of(request.root(), site.hardware().scan());
    }
  }

  /** At once, for whoever waits. */
  private void show(String line) {
    out.println(line);
    out.flush();
  }

  private int restart(String release) {
    out.println(
        "reboot needed: kernel "
            + release
            + " is started once, and becomes the default when it works");
    if (options.reboot()) {
      Actuators.system(line -> {}, Limits.USUAL).perform(REBOOT);
    }
    return ExitCode.MISSING;
  }

  /** What was installed must make devices work: drivers ask again, and a run looks again. */
  private int verified(RunReport before, Machine machine, Supplier<RunReport> again) {
    Actuator journaled = new Journal(odm, InstantSource.system()).run(machine.actuator());
    new Reload(journaled, out::println).of(before.subjects(), before.missing());
    RunReport now = again.get();
    Set<String> lacked = names(before);
    Set<String> lack = names(now);
    lacked.stream()
        .filter(name -> !lack.contains(name))
        .forEach(name -> out.println(name + " works now"));
    lack.forEach(name -> out.println(name + " still lacks software"));
    return CfgmgrCommand.exitCode(now);
  }

  private static Set<String> names(RunReport report) {
    return report.missing().stream()
        .map(Missing::device)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}

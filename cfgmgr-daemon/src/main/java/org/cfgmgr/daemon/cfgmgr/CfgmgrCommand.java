package org.cfgmgr.daemon.cfgmgr;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.inject.Inject;
import org.apache.commons.cli.CommandLine;
import org.cfgmgr.daemon.bosinst.BosinstException;
import org.cfgmgr.daemon.command.ExitCode;
import org.cfgmgr.daemon.command.OdmCommand;
import org.cfgmgr.daemon.command.OdmLocation;
import org.cfgmgr.daemon.command.Terminal;
import org.cfgmgr.daemon.conf.Settings;
import org.cfgmgr.daemon.engine.Engine;
import org.cfgmgr.daemon.engine.Machine;
import org.cfgmgr.daemon.engine.RunListener;
import org.cfgmgr.daemon.engine.RunReport;
import org.cfgmgr.daemon.engine.RunRequest;
import org.cfgmgr.daemon.engine.Software;
import org.cfgmgr.daemon.install.InstallException;
import org.cfgmgr.daemon.metrics.DeviceMetrics;
import org.cfgmgr.daemon.site.OpenMachine;
import org.cfgmgr.daemon.site.Site;
import org.cfgmgr.method.Result;
import org.cfgmgr.method.act.NewFile;
import org.cfgmgr.odm.RunLock;
import org.cfgmgr.odm.SqliteOdm;
import org.cfgmgr.plan.DevicePackages;
import org.cfgmgr.plan.Plan;
import org.cfgmgr.scan.DeviceTree;
import org.cfgmgr.scan.Recorder;

/** Configures devices, and says which device software is missing. */
public final class CfgmgrCommand extends OdmCommand {
  private final InstantSource clock = InstantSource.system();

  @Inject
  public CfgmgrCommand() {
    super("cfgmgr", Help.USAGE);
  }

  @Override
  protected int run(CommandLine line, Terminal terminal) {
    Options options = Options.of(line);
    if (options.fetchFor().isPresent()) {
      return new Wanted(this, options, terminal).fetch(options.fetchFor().get());
    }
    try {
      return options.record().isPresent()
          ? record(options.record().get(), terminal)
          : configure(options, terminal);
    } catch (BosinstException | InstallException e) {
      say(terminal, String.valueOf(e.getMessage()));
      return ExitCode.FAILED;
    }
  }

  private static int record(Path file, Terminal terminal) {
    int devices = Recorder.record(file).all().size();
    terminal.out().println("recorded " + devices + " devices in " + file);
    return ExitCode.OK;
  }

  private int configure(Options asked, Terminal terminal) {
    boolean takenBack = new Unfinished(this, asked, terminal).recover();
    Options options = takenBack ? asked.installing() : asked;
    Site site = Site.of(options.root(), options.kernel(), options.hardware(), terminal.in());
    site.kernel().problems().forEach(problem -> say(terminal, problem));
    if (options.throwAway()) {
      try (SqliteOdm copy = OdmChoice.copy(options, terminal)) {
        return configure(options, terminal, site, copy, Map.of());
      }
    }
    OdmLocation location = OdmChoice.location(options, terminal);
    try (RunLock lock = location.lock(this, terminal);
        SqliteOdm odm = SqliteOdm.open(location.directory())) {
      Map<String, String> joining =
          Map.of(RunLock.TOKEN, lock.token(), "ODMDIR", location.directory().toString());
      return configure(options, terminal, site, odm, joining);
    }
  }

  private int configure(
      Options asked, Terminal terminal, Site place, SqliteOdm odm, Map<String, String> joining) {
    OdmChoice.location(asked, terminal).refresh(odm, this, terminal);
    if (asked.request().device().isPresent() || asked.explain().isPresent()) {
      return configure(asked, terminal, place, odm, joining, Restoration.NONE);
    }
    Becoming becoming = new Becoming(this, terminal, asked, odm);
    int become = becoming.run(place.root());
    if (become != ExitCode.OK || becoming.isAll()) {
      return become;
    }
    DeviceTree seen = place.hardware().scan();
    Restoration restoration = Restoration.of(asked, place.root(), odm, seen);
    Options options = asked.obeying(restoration.flow());
    Site site = place.scannedAhead(seen);
    int code = configure(options, terminal, site, odm, joining, restoration);
    Finish finish = new Finish(this, terminal, site.root(), odm);
    if (site.here() && !options.throwAway()) {
      if (restoration.isUnfinished()) {
        finish.fitOut(site.hardware().scan());
      }
      return finish.of(restoration, code);
    }
    return options.install() && !options.dryRun() ? finish.failing(restoration, code) : code;
  }

  private int configure(
      Options options,
      Terminal terminal,
      Site site,
      SqliteOdm odm,
      Map<String, String> joining,
      Restoration restoration) {
    List<String> planned = new ArrayList<>();
    boolean live = site.here() && !options.throwAway();
    Settings.Read conf = Settings.read(terminal.environment());
    conf.problems().forEach(problem -> say(terminal, problem));
    if (options.explain().isPresent()) {
      Software software = OpenMachine.software(site, terminal.environment());
      return Explanation.of(site, odm, software, terminal).print(options.explain().get());
    }
    // What is only told is told in order.
    Settings settings = options.serial() || !live ? conf.settings().serial() : conf.settings();
    Machine machine =
        live
            ? OpenMachine.live(site, odm, joining, settings, terminal.environment())
            : OpenMachine.seen(
                site, odm, action -> planned.add(action.describe()), terminal.environment());
    RunListener listener =
        options.verbose() && !options.json()
            ? new VerboseListener(terminal.out(), clock)
            : new RunListener() {};
    restoration.begin(odm, machine.actuator());
    RunRequest request = options.request().recovering(restoration.recovers());
    Supplier<RunReport> run =
        () -> Engine.run(machine, request, settings, listener, terminal.stop());
    RunReport report = run.get();
    boolean install = options.install();
    if (live && options.request().device().isEmpty()) {
      install |= new Arrival(this, options, terminal, odm).settle(site, report, restoration);
    }
    Optional<Plan> plan =
        install || options.wantList()
            ? machine.software().plan(report.subjects(), report.missing(), options.all())
            : Optional.empty();
    if (live && options.request().device().isEmpty() && !OdmChoice.named(terminal)) {
      noteList(machine, report, plan, terminal);
    }
    if (options.wantList()) {
      return new Wanted(this, options, terminal).print(site, plan, report);
    }
    print(options, terminal, machine, report, planned, plan);
    Optional<Result> metrics = options.textfile().map(file -> writeMetrics(file, report, odm));
    if (metrics.filter(Result::failed).isPresent()) {
      say(terminal, metrics.get().err());
      return ExitCode.FAILED;
    }
    return plan.isPresent() && !options.dryRun()
        ? new Install(this, options, terminal, site, odm, settings.lock())
            .run(plan.get(), report, machine, run)
        : exitCode(report);
  }

  private void noteList(Machine machine, RunReport report, Optional<Plan> plan, Terminal terminal) {
    DevicePackages packages =
        report.missing().isEmpty()
            ? new DevicePackages(List.of())
            : plan.or(() -> machine.software().plan(report.subjects(), report.missing(), false))
                .map(found -> DevicePackages.of(found, report.missing()))
                .orElse(new DevicePackages(List.of()));
    Result written = DeviceList.write(DeviceList.FILE, packages);
    if (written.failed()) {
      say(terminal, written.err());
    }
  }

  private Result writeMetrics(Path file, RunReport report, SqliteOdm odm) {
    String text = new DeviceMetrics(report, odm, clock.instant()).text();
    return NewFile.data(file, text.getBytes(StandardCharsets.UTF_8));
  }

  private void print(
      Options options,
      Terminal terminal,
      Machine machine,
      RunReport report,
      List<String> planned,
      Optional<Plan> plan) {
    if (options.json()) {
      terminal.out().print(ReportJson.of(report, planned, plan, machine.software().freeBytes()));
      return;
    }
    new ReportText(terminal.out(), terminal.err()).print(report, planned, options.verbose());
    plan.ifPresent(
        found -> new PlanText(terminal.out()).print(found, machine.software().freeBytes()));
  }

  static int exitCode(RunReport report) {
    if (!report.failed().isEmpty()) {
      return ExitCode.FAILED;
    }
    return report.missing().isEmpty() ? ExitCode.OK : ExitCode.MISSING;
  }
}

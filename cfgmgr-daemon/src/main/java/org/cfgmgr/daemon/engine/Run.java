package org.cfgmgr.daemon.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cfgmgr.catalogue.CatalogueException;
import org.cfgmgr.daemon.command.Stop;
import org.cfgmgr.daemon.conf.Settings;
import org.cfgmgr.daemon.engine.Methods.Program;
import org.cfgmgr.daemon.engine.RunReport.Finding;
import org.cfgmgr.diagnosis.PlatformSubjects;
import org.cfgmgr.image.ImageException;
import org.cfgmgr.method.Action;
import org.cfgmgr.method.Result;
import org.cfgmgr.odm.ConfigRule;

/**
 * One run: rules in order, and for what each of them says, devices level by level. What waits for
 * others (programs, modules) is done side by side for a whole level; what decides (names, states)
 * is done in order, so that the result does not hang on timing.
 */
final class Run {
  /** What comes late may bring what comes later still. */
  private static final int LATE_ROUNDS = 4;

  private final Machine machine;
  private final RunRequest request;
  private final Settings settings;
  private final RunListener listener;
  private final Pool pool;
  private final Stop stop;
  private final RunReport report = new RunReport();
  private final Rules rules;
  private final Devices devices;
  private final Jobs jobs;
  private final Drivers drivers;
  private final Dependencies dependencies;
  private final Hearing hearing;
  private final Set<String> visited = new HashSet<>();

  Run(
      Machine machine,
      RunRequest request,
      Settings settings,
      RunListener listener,
      Pool pool,
      Stop stop) {
    this.machine = machine;
    this.request = request;
    this.settings = settings;
    this.listener = listener;
    this.pool = pool;
    this.stop = stop;
    this.rules = new Rules(machine.odm(), request);
    this.devices = new Devices(machine, request, report);
    this.jobs = new Jobs(devices, rules, request, settings);
    this.drivers =
        new Drivers(
            machine, devices, pool, report, new Binding(machine, settings, report.problems()));
    this.dependencies = new Dependencies(machine.odm());
    this.hearing = new Hearing(devices, report);
  }

  RunReport run() {
    listener.started(request.phase());
    report.problems().addAll(rules.problems());
    if (request.device().isPresent()) {
      walk(List.of(request.device().get()));
    } else if (request.places().isPresent()) {
      walk(devices.at(request.places().get()));
    } else {
      rules.programs().forEach(rule -> walk(top(rule)));
    }
    takeLateOnes();
    finish();
    return report;
  }

  /** What came, or was bound, after its level was done. Waits only where drivers were given. */
  private void takeLateOnes() {
    boolean more = request.below();
    for (int round = 0; more && round < LATE_ROUNDS && !stop.isAsked(); round++) {
      more = drivers.awaitLate() && walkLateOnes();
    }
  }

  private boolean walkLateOnes() {
    List<String> late = new ArrayList<>(devices.newcomers());
    for (Finding waiting : List.copyOf(report.waiting())) {
      if (devices.isBoundMeanwhile(waiting.device()) && visited.remove(waiting.device())) {
        report.waiting().remove(waiting);
        late.add(waiting.device());
      }
    }
    walk(late);
    return !late.isEmpty();
  }

  private void finish() {
    if (stop.isAsked()) {
      report.markStopped();
    } else {
      dependencies.left(devices::isAvailable).forEach(this::leave);
      devices.settleGone(request);
    }
    drivers.finish();
    report.subjects().addAll(devices.subjects());
    report.see(devices.tree());
    report.visited().addAll(visited);
    if (request.isWhole()) {
      report.subjects().addAll(PlatformSubjects.of(devices.tree(), machine.hardware().files()));
    }
    diagnose();
    devices.commit();
    devices.countStates();
  }

  /**
   * Without a catalogue that can be read, what is missing still gets the name that AIX gives it.
   */
  private void diagnose() {
    if (report.subjects().isEmpty()) {
      // Nothing to ask the kernel's log and the packages for.
      return;
    }
    try {
      report.missing().addAll(machine.software().missing(report.subjects()));
    } catch (CatalogueException | ImageException e) {
      report.problems().add(String.valueOf(e.getMessage()));
      report.missing().addAll(Software.generic().missing(report.subjects()));
    }
  }

  private void leave(String name, String dependency) {
    devices.settleFailed(name);
    report
        .waiting()
        .add(new Finding(name, "depends on " + dependency + ", which is not available"));
  }

  /** Runs the program of a rule, which says the names at the top of its tree. */
  private List<String> top(ConfigRule rule) {
    if (stop.isAsked()) {
      return List.of();
    }
    String program = rule.rule();
    listener.ruleStarted(program);
    Result result = top(program);
    listener.ruleEnded(program, result);
    return hearing.names(program, result, false);
  }

  private Result top(String rule) {
    Program program = jobs.rule(rule);
    if (program instanceof Program.BuiltIn builtIn) {
      return new Result(Result.Kind.DONE, 0, String.join("\n", devices.define(builtIn.name())), "");
    }
    if (!(program instanceof Program.External external)) {
      return Result.failed(rule + " is neither a program nor a built-in method");
    }
    devices.commit();
    Result result =
        machine
            .actuator()
            .perform(new Action.RunProgram(rule, external.command(), settings.ruleLimit()));
    programsEnded();
    return result;
  }

  private void walk(List<String> tops) {
    List<String> level = ready(tops);
    while (!level.isEmpty() && !stop.isAsked()) {
      List<String> below = configure(level);
      devices.commit();
      level = ready(request.below() ? below : List.of());
    }
  }

  private List<String> ready(List<String> names) {
    return dependencies.ready(names.stream().filter(visited::add).toList(), devices::isAvailable);
  }

  /** Configures a level; returns the names that are to be configured next. */
  private List<String> configure(List<String> level) {
    List<Job> known = new ArrayList<>();
    for (String name : level) {
      devices.get(name).map(jobs::of).ifPresentOrElse(known::add, () -> hearing.unknown(name));
    }
    drivers.provide(known.stream().filter(Job::isBuiltIn).map(Job::name).toList());
    Map<String, Result> results = runPrograms(known);
    List<String> next = new ArrayList<>();
    for (Job job : known) {
      next.addAll(settle(job, results.getOrDefault(job.name(), job.immediate())));
    }
    return next;
  }

  /** Runs the external methods of a level side by side. */
  private Map<String, Result> runPrograms(List<Job> known) {
    List<Job> external = known.stream().filter(Job::isExternal).toList();
    Map<String, Result> results = new LinkedHashMap<>();
    if (external.isEmpty()) {
      return results;
    }
    external.forEach(job -> devices.prepare(job.name()));
    devices.commit();
    List<Result> ended = pool.all(external, this::perform);
    for (int i = 0; i < ended.size(); i++) {
      results.put(external.get(i).name(), ended.get(i));
    }
    programsEnded();
    return results;
  }

  private Result perform(Job job) {
    listener.methodStarted(job.name(), job.led(), job.command());
    return machine.actuator().perform(job.action());
  }

  private void programsEnded() {
    machine.actuator().endLeftovers().forEach(hearing::left);
    devices.catchUp();
  }

  private List<String> settle(Job job, Result result) {
    if (!job.isExternal()) {
      listener.methodStarted(job.name(), job.led(), job.command());
    }
    List<String> next = new ArrayList<>(hearing.names(job.name(), result, true));
    Result told = result;
    if (result.failed()) {
      devices.settleFailed(job.name());
    } else if (devices.get(job.name()).isEmpty()) {
      hearing.deleted(job.name());
    } else {
      List<String> children = devices.settle(job.name());
      hearing.believe(job, result);
      next.addAll(children);
      told = result.kind() == Result.Kind.DONE ? saying(result, children) : result;
    }
    listener.methodEnded(job.name(), told);
    return next;
  }

  private static Result saying(Result result, List<String> children) {
    String more = String.join("\n", children);
    String out = result.out().isBlank() ? more : result.out().strip() + "\n" + more;
    return new Result(result.kind(), result.code(), out, result.err());
  }
}

package org.cfgmgr.daemon.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cfgmgr.daemon.engine.Methods.Program;
import org.cfgmgr.daemon.engine.RunReport.Finding;
import org.cfgmgr.method.Action;
import org.cfgmgr.method.MethodExit;
import org.cfgmgr.method.MethodOutput;
import org.cfgmgr.method.Result;
import org.cfgmgr.odm.ConfigRule;
import org.cfgmgr.odm.CuDv;
import org.cfgmgr.odm.PdDv;

/** One run: rules in order, and for what each of them says, devices level by level. */
final class Run {
  /** How long a method may take. */
  private static final Duration METHOD_LIMIT = Duration.ofSeconds(60);

  private final Machine machine;
  private final RunRequest request;
  private final RunListener listener;
  private final RunReport report;
  private final Rules rules;
  private final Methods methods;
  private final Devices devices;
  private final Set<String> visited = new HashSet<>();

  Run(Machine machine, RunRequest request, RunListener listener) {
    this.machine = machine;
    this.request = request;
    this.listener = listener;
    this.report = new RunReport();
    this.rules = new Rules(machine.odm(), request);
    this.methods = new Methods(BuiltIns.NAMES);
    this.devices = new Devices(machine, request.phase(), report);
  }

  RunReport run() {
    listener.started(request.phase());
    report.problems().addAll(rules.problems());
    if (request.device().isPresent()) {
      walk(List.of(request.device().get()));
    } else {
      rules.programs().forEach(rule -> walk(top(rule)));
      devices.settleGone();
    }
    devices.commit();
    devices.countStates();
    return report;
  }

  /** Runs the program of a rule, which says the names at the top of its tree. */
  private List<String> top(ConfigRule rule) {
    listener.ruleStarted(rule.rule());
    Result result = perform(methods.rule(rule.rule()), List.of());
    listener.ruleEnded(rule.rule(), result);
    return heard(rule.rule(), result);
  }

  private void walk(List<String> tops) {
    List<String> level = unvisited(tops);
    while (!level.isEmpty()) {
      devices.loadDrivers(level.stream().filter(this::isBuiltIn).toList());
      List<String> below = new ArrayList<>();
      level.forEach(name -> below.addAll(configure(name)));
      devices.commit();
      level = request.below() ? unvisited(below) : List.of();
    }
  }

  private List<String> unvisited(List<String> names) {
    return names.stream().filter(visited::add).toList();
  }

  private boolean isBuiltIn(String name) {
    return devices.get(name).map(this::method).orElse(null) instanceof Program.BuiltIn;
  }

  /** Configures one device; returns the names that are to be configured next. */
  private List<String> configure(String name) {
    Optional<CuDv> device = devices.get(name);
    if (device.isEmpty()) {
      fail(name, "is not a known device; lsdev lists those that are");
      return List.of();
    }
    Program method = method(device.get());
    List<String> arguments = arguments(name);
    listener.methodStarted(name, led(device.get()), shown(device.get(), arguments));
    List<String> next = new ArrayList<>();
    Result result = Result.done();
    if (!(method instanceof Program.BuiltIn)) {
      result = perform(method, arguments);
      next.addAll(heard(name, result));
    }
    if (result.failed()) {
      devices.settleFailed(name);
    } else {
      List<String> children = devices.settle(name);
      next.addAll(children);
      result = result.kind() == Result.Kind.DONE ? saying(result, children) : result;
    }
    listener.methodEnded(name, result);
    return next;
  }

  private Program method(CuDv device) {
    Optional<ConfigRule> rule = devices.facts(device.name()).flatMap(rules::forDevice);
    return rule.isPresent() ? methods.rule(rule.get().rule()) : methods.method(configure(device));
  }

  private String configure(CuDv device) {
    return devices.type(device).map(PdDv::configure).orElse("");
  }

  private List<String> arguments(String name) {
    return request.bootPhase().isEmpty()
        ? List.of("-l", name)
        : List.of(request.bootPhase(), "-l", name);
  }

  private List<String> shown(CuDv device, List<String> arguments) {
    Optional<ConfigRule> rule = devices.facts(device.name()).flatMap(rules::forDevice);
    List<String> words = new ArrayList<>();
    words.add(rule.map(ConfigRule::rule).orElseGet(() -> configure(device)));
    words.addAll(arguments);
    return words;
  }

  private int led(CuDv device) {
    return devices.type(device).map(PdDv::led).orElse(0);
  }

  /** Runs a program. What ours define is in memory; what others do is read again from the store. */
  private Result perform(Program program, List<String> arguments) {
    if (program instanceof Program.BuiltIn builtIn) {
      return new Result(Result.Kind.DONE, 0, String.join("\n", devices.define(builtIn.name())), "");
    }
    if (program instanceof Program.Unknown unknown) {
      return Result.failed(
          unknown.path().isEmpty()
              ? "its type has no Configure method"
              : unknown.path() + " is neither a program nor a built-in method");
    }
    List<String> command = new ArrayList<>(((Program.External) program).command());
    command.addAll(arguments);
    devices.commit();
    Action action = new Action.RunProgram(command, METHOD_LIMIT);
    Result result = machine.actuator().perform(action);
    devices.reload();
    return result;
  }

  /** The names a program said. Tells what it reported missing, and how it failed. */
  private List<String> heard(String who, Result result) {
    if (result.failed()) {
      fail(who, reason(result));
      return List.of();
    }
    MethodOutput output = MethodOutput.parse(result.out());
    output.missing().forEach(line -> report.missing().add(new Finding(who, line)));
    return output.names();
  }

  private void fail(String who, String why) {
    report.failed().add(new Finding(who, why));
  }

  private static String reason(Result result) {
    String first = result.err().strip().lines().findFirst().orElse("");
    if (result.kind() == Result.Kind.TIMED_OUT || result.code() < 0) {
      return first;
    }
    String code = "exit code " + result.code() + ", " + MethodExit.explain(result.code());
    return first.isEmpty() ? code : code + ": " + first;
  }

  private static Result saying(Result result, List<String> children) {
    String more = String.join("\n", children);
    String out = result.out().isBlank() ? more : result.out().strip() + "\n" + more;
    return new Result(result.kind(), result.code(), out, result.err());
  }
}

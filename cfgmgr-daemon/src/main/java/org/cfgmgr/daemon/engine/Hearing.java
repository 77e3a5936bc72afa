package org.cfgmgr.daemon.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cfgmgr.daemon.engine.RunReport.Finding;
import org.cfgmgr.diagnosis.Missing;
import org.cfgmgr.method.Actuator.Leftover;
import org.cfgmgr.method.MethodExit;
import org.cfgmgr.method.MethodOutput;
import org.cfgmgr.method.Result;
import org.cfgmgr.odm.CuDv;

/** Listens to what methods say and checks it; what is wrong is told with the one who said it. */
final class Hearing {
  /** Of a method that prints rubbish, this much is shown. */
  private static final int SHOWN = 3;

  private final Devices devices;
  private final RunReport report;

  Hearing(Devices devices, RunReport report) {
    this.devices = devices;
    this.report = report;
  }

  /** The devices that a program names to be configured next. Reports what it says is missing. */
  List<String> names(String who, Result result, boolean isDevice) {
    if (result.failed()) {
      fail(who, reason(result));
      return List.of();
    }
    MethodOutput output = MethodOutput.parse(result.out());
    output.missing().forEach(line -> report.missing().add(Missing.told(who, line)));
    List<String> known = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (String name : output.names()) {
      (devices.get(name).isPresent() ? known : unknown).add(name);
    }
    if (!unknown.isEmpty()) {
      String what = isDevice ? "its method" : "its program";
      fail(who, what + " named what is no known device: " + shown(unknown));
    }
    if (isDevice) {
      known.removeIf(name -> isAbove(name, who));
    }
    return known;
  }

  /** A device that was asked for and is not there. */
  void unknown(String name) {
    fail(name, "is not a known device; lsdev lists those that are");
  }

  void deleted(String name) {
    fail(name, "its method deleted the device's own definition; the next run defines it again");
  }

  void left(Leftover left) {
    fail(
        left.device(),
        "its method left "
            + left.processes()
            + (left.processes() == 1 ? " process" : " processes")
            + " behind, ended; start services by systemctl");
  }

  /** An external method that ended well is believed only when the device works. */
  void believe(Job job, Result result) {
    if (job.isExternal() && result.kind() == Result.Kind.DONE && !devices.isAvailable(job.name())) {
      fail(job.name(), "its method ended well, but the device does not work");
    }
  }

  /** A method that names itself, or what its device is part of, would run in circles. */
  private boolean isAbove(String name, String who) {
    String at = who;
    for (int depth = 0; depth < 64 && !at.isEmpty(); depth++) {
      if (at.equals(name)) {
        fail(
            who, "its method named " + (at.equals(who) ? "the device itself" : name + " above it"));
        return true;
      }
      at = devices.get(at).map(CuDv::parent).orElse("");
    }
    return false;
  }

  private void fail(String who, String why) {
    report.failed().add(new Finding(who, why));
  }

  private static String shown(List<String> names) {
    Map<String, Integer> distinct = new TreeMap<>();
    names.forEach(name -> distinct.merge(cut(name), 1, Integer::sum));
    String first = String.join(", ", distinct.keySet().stream().limit(SHOWN).toList());
    return distinct.size() > SHOWN ? first + " and " + (distinct.size() - SHOWN) + " more" : first;
  }

  private static String cut(String name) {
    String clean = name.replaceAll("\\p{Cntrl}|\uFFFD", "?");
    return clean.length() > 40 ? clean.substring(0, 40) + "..." : clean;
  }

  private static String reason(Result result) {
    String first = result.err().strip().lines().findFirst().orElse("");
    if (result.kind() == Result.Kind.TIMED_OUT || result.code() < 0) {
      return first;
    }
    String code = "exit code " + result.code() + ", " + MethodExit.explain(result.code());
    return first.isEmpty() ? code : code + ": " + first;
  }
}

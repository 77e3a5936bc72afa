package org.cfgmgr.daemon.device;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.cfgmgr.daemon.engine.Engine;
import org.cfgmgr.daemon.engine.RunListener;
import org.cfgmgr.daemon.engine.RunReport;
import org.cfgmgr.daemon.engine.RunReport.Finding;
import org.cfgmgr.daemon.engine.RunRequest;
import org.cfgmgr.diagnosis.Missing;
import org.cfgmgr.method.Action;
import org.cfgmgr.method.MethodExit;
import org.cfgmgr.odm.CuDv;
import org.cfgmgr.odm.CuDv.Status;
import org.cfgmgr.odm.OdmException;

/** Configures single devices, and starts those whose type has a Start method. */
final class Configuration {
  private final Session session;
  private final Types types;

  Configuration(Session session) {
    this.session = session;
    this.types = new Types(session.odm());
  }

  /**
   * Makes sure that what is above a device works.
   *
   * @throws MethodFailure when it does not
   */
  void checkParent(String device, String parent, String method) {
    Kin kin = new Kin(session.odm());
    if (parent.isEmpty() || kin.get(parent).status() == Status.AVAILABLE) {
      return;
    }
    String detail = "%s: its parent %s is %s; give -R, or first: mkdev -l %s";
    String label = kin.get(parent).status().label();
    throw MethodFailure.of(
        method, MethodExit.E_PARENTSTATE, detail.formatted(device, parent, label, parent));
  }

  /** Makes sure that devices of a type can be Stopped. */
  void checkStart(String device, String uniquetype) {
    String start = types.find(uniquetype).map(type -> type.text("Start")).orElse("");
    if (start.isEmpty()) {
      String why = " cannot be Stopped: its type " + uniquetype + " has no Start method";
      throw MethodFailure.of("Start", MethodExit.E_DEVSTATE, device + why);
    }
    DeviceMethods.check(device, start);
  }

  /** Makes sure that a device is not Available, so that it can be left Stopped. */
  void checkIdle(CuDv device) {
    if (device.status() == Status.AVAILABLE) {
      String why = " is Available; stop it with rmdev -S -l " + device.name();
      throw MethodFailure.of(method(device, "Start"), MethodExit.E_DEVSTATE, device.name() + why);
    }
  }

  /** Configures what is above a device and does not work, the highest first. */
  void parents(String name, Consumer<Outcome> done) {
    Kin kin = new Kin(session.odm());
    Deque<String> waiting = new ArrayDeque<>();
    String parent = kin.get(name).parent();
    while (!parent.isEmpty() && kin.get(parent).status() != Status.AVAILABLE) {
      if (waiting.contains(parent)) {
        throw new OdmException(parent + " is above itself; set its parent in CuDv");
      }
      waiting.push(parent);
      parent = kin.get(parent).parent();
    }
    waiting.forEach(above -> one(above, false, done));
  }

  /**
   * Configures a device.
   *
   * @param stopped leave it Stopped
   * @throws MethodFailure when it does not become Available
   */
  void one(String name, boolean stopped, Consumer<Outcome> done) {
    CuDv before = new Kin(session.odm()).get(name);
    String start = types.method(before, "Start");
    DeviceMethods.check(name, start);
    if (before.status() != Status.STOPPED || start.isEmpty()) {
      configure(before);
    }
    Status status = stopped ? Status.STOPPED : Status.AVAILABLE;
    if (!start.isEmpty()) {
      start(name, before.type(), status);
    }
    done.accept(new Outcome(name, status.label()));
  }

  private void start(String name, String uniquetype, Status status) {
    if (status == Status.AVAILABLE) {
      new DeviceMethods(session).run(name, uniquetype, "Start", List.of("-l", name));
    }
    CuDv device = new Kin(session.odm()).get(name);
    session
        .machine()
        .actuator()
        .perform(new Action.UpdateOdm(List.of(device.becomes(status, device.driver()))));
  }

  private void configure(CuDv device) {
    RunReport report =
        Engine.run(
            session.machine(),
            RunRequest.only(device.name()),
            session.settings(),
            new RunListener() {},
            session.stop());
    Status now = new Kin(session.odm()).get(device.name()).status();
    if (now != Status.AVAILABLE) {
      throw failure(device, report);
    }
  }

  private MethodFailure failure(CuDv device, RunReport report) {
    String method = method(device, "Configure");
    List<String> missing =
        report.missing().stream()
            .filter(one -> one.device().equals(device.name()))
            .map(Missing::text)
            .toList();
    if (!missing.isEmpty()) {
      return MethodFailure.missing(method, device.name(), missing);
    }
    List<String> why =
        about(device, Stream.concat(report.failed().stream(), report.waiting().stream()));
    String reason = why.isEmpty() ? "the run was stopped" : String.join("\n\t", why);
    return MethodFailure.of(method, MethodExit.E_CFGINIT, device.name() + ": " + reason);
  }

  private static List<String> about(CuDv device, Stream<Finding> findings) {
    return findings
        .filter(finding -> finding.device().equals(device.name()))
        .map(Finding::text)
        .toList();
  }

  /** The path of a method of a device's type, or the descriptor when it has none. */
  String method(CuDv device, String descriptor) {
    String path = types.method(device, descriptor);
    return path.isEmpty() ? descriptor : path;
  }
}

package org.cfgmgr.daemon.install;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.cfgmgr.diagnosis.Cause;
import org.cfgmgr.diagnosis.Missing;
import org.cfgmgr.diagnosis.Subject;
import org.cfgmgr.method.Action;
import org.cfgmgr.method.Actuator;
import org.cfgmgr.method.Result;
import org.cfgmgr.scan.Device;

/**
 * Lets drivers ask for their firmware again, which they do when they take a device. The actuator
 * asks the guard, so that a device in use keeps its driver, and waits for the next boot.
 */
public final class Reload {
  private final Actuator acting;
  private final Consumer<String> told;

  public Reload(Actuator acting, Consumer<String> told) {
    this.acting = acting;
    this.told = told;
  }

  /** For all devices that lacked firmware. */
  public void of(List<Subject> subjects, List<Missing> missing) {
    Map<String, Subject> byPath = new HashMap<>();
    subjects.forEach(subject -> byPath.put(subject.entry().path(), subject));
    for (Missing one : missing) {
      Subject subject = byPath.get(one.path());
      boolean firmware = one.cause() == Cause.FIRMWARE || one.cause() == Cause.COMPONENT;
      if (firmware && subject != null) {
        again(subject);
      }
    }
  }

  private void again(Subject subject) {
    Device entry = subject.entry();
    if (subject.state() == Subject.State.BOUND) {
      Action.UnbindDriver unbind =
          new Action.UnbindDriver(entry.bus(), entry.path(), entry.driver());
      if (done(unbind, subject)) {
        done(new Action.BindDriver(entry.bus(), entry.path(), entry.driver()), subject);
      }
    } else if (subject.state() == Subject.State.NOT_TAKEN) {
      // A run loads it again.
      subject
          .modules()
          .forEach(module -> done(new Action.UnloadModule(module, entry.path()), subject));
    }
  }

  private boolean done(Action action, Subject subject) {
    Result result = acting.perform(action);
    if (result.failed()) {
      told.accept(
          subject.name() + " keeps its driver until the next boot: " + result.err().strip());
    }
    return !result.failed();
  }
}

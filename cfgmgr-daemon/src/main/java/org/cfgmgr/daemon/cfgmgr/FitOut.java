package org.cfgmgr.daemon.cfgmgr;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.cfgmgr.daemon.install.NewKernel;
import org.cfgmgr.daemon.restore.Fitting;
import org.cfgmgr.image.ImageException;
import org.cfgmgr.image.SystemImage;
import org.cfgmgr.kernel.KernelException;
import org.cfgmgr.method.Action;
import org.cfgmgr.method.Actuator;
import org.cfgmgr.method.Result;
import org.cfgmgr.preflight.Repair;
import org.cfgmgr.scan.DeviceTree;

/** Lets the configuration of a system name the devices of the machine that it is on now. */
final class FitOut {
  private final Actuator acting;
  private final Consumer<String> told;
  private final Consumer<String> failed;

  /**
   * For one run.
   *
   * @param acting keeps the journal
   * @param told is told what is done, and what is left to an administrator
   * @param failed is told what went wrong
   */
  FitOut(Actuator acting, Consumer<String> told, Consumer<String> failed) {
    this.acting = acting;
    this.told = told;
    this.failed = failed;
  }

  /** Does it; returns whether all that was to be changed is. */
  boolean of(Path root, DeviceTree machine) {
    Repair repair;
    Optional<String> next = NewKernel.awaited(root);
    try {
      repair = Repair.of(SystemImage.open(root), machine, next);
    } catch (ImageException | KernelException e) {
      failed.accept(String.valueOf(e.getMessage()));
      return false;
    }
    repair.edits().forEach(edit -> edit.lines().forEach(line -> tell(edit, line)));
    boolean well = true;
    for (Action action : Fitting.actions(repair)) {
      well &= done(action);
    }
    if (root.equals(Path.of("/")) && next.isEmpty()) {
      Fitting.start(repair).forEach(this::done);
    }
    repair.told().forEach(told);
    return well;
  }

  private void tell(Repair.Edit edit, Repair.Line line) {
    told.accept(edit.file() + ":" + line.number() + ": " + line.after().strip());
  }

  private boolean done(Action action) {
    Result result = acting.perform(action);
    boolean well = !result.failed() && result.code() == 0;
    if (!well) {
      failed.accept("failed: " + action.describe() + ": " + result.err().strip());
    }
    return well;
  }
}

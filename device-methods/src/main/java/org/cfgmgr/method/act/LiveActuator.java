package org.cfgmgr.method.act;

import java.time.Duration;
import org.cfgmgr.method.Action;
import org.cfgmgr.method.Actuator;
import org.cfgmgr.method.Result;
import org.cfgmgr.odm.Odm;

/** Acts on the machine we run on. */
final class LiveActuator implements Actuator {
  /** Firmware that is waited for takes 60 s (kernel, drivers/base/firmware_loader). */
  private static final Duration MODPROBE_LIMIT = Duration.ofSeconds(90);

  private final Odm odm;
  private final ProgramRunner programs;
  private final Kernel kernel;

  LiveActuator(Odm odm, ProgramRunner programs, Kernel kernel) {
    this.odm = odm;
    this.programs = programs;
    this.kernel = kernel;
  }

  @Override
  public Result perform(Action action) {
    if (action instanceof Action.UpdateOdm update) {
      odm.apply(update.changes());
      return Result.done();
    }
    if (action instanceof Action.RunProgram program) {
      return programs.run(program.command(), program.limit());
    }
    if (action instanceof Action.LoadModule load) {
      // -b: obey blacklists for what is loaded on behalf of a device, as udev does.
      return programs.run(Actuators.modprobe("-b", "--", load.module()), MODPROBE_LIMIT);
    }
    if (action instanceof Action.BindDriver bind) {
      return kernel.bind(bind);
    }
    if (action instanceof Action.UnbindDriver unbind) {
      return kernel.unbind(unbind);
    }
    if (action instanceof Action.SetAttribute set) {
      return kernel.set(set);
    }
    return unload(((Action.UnloadModule) action).module());
  }

  private Result unload(String module) {
    return kernel
        .refusal(module)
        .orElseGet(() -> programs.run(Actuators.modprobe("-r", "--", module), MODPROBE_LIMIT));
  }
}

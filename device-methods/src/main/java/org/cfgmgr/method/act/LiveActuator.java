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

  LiveActuator(Odm odm, ProgramRunner programs) {
    this.odm = odm;
    this.programs = programs;
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
    Action.UnloadModule unload = (Action.UnloadModule) action;
    return programs.run(Actuators.modprobe("-r", "--", unload.module()), MODPROBE_LIMIT);
  }
}

package org.cfgmgr.method.act;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.cfgmgr.method.Action;
import org.cfgmgr.method.Actuator;
import org.cfgmgr.method.Result;
import org.cfgmgr.odm.Odm;

/** Acts on the machine we run on. */
final class LiveActuator implements Actuator {
  private final Odm odm;
  private final ProgramRunner programs;
  private final Kernel kernel;
  private final Duration loadLimit;
  private final SystemActions ofSystem;

  LiveActuator(Odm odm, ProgramRunner programs, Kernel kernel, Duration loadLimit) {
    this.odm = odm;
    this.programs = programs;
    this.kernel = kernel;
    this.loadLimit = loadLimit;
    this.ofSystem = new SystemActions(programs, line -> {});
  }

  @Override
  public Result perform(Action action) {
    if (action instanceof Action.UpdateOdm update) {
      odm.apply(update.changes());
      return Result.done();
    }
    if (action instanceof Action.RunProgram program) {
      return programs.run(program.device(), program.command(), program.limit());
    }
    Optional<Result> system = ofSystem.perform(action);
    if (system.isPresent()) {
      return system.get();
    }
    if (action instanceof Action.LoadModule load) {
      // -b: obey blacklists for what is loaded on behalf of a device, as udev does.
      return modprobe(load.device(), "-b", load.module());
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
    Action.UnloadModule unload = (Action.UnloadModule) action;
    return kernel
        .refusal(unload.module())
        .orElseGet(() -> modprobe(unload.device(), "-r", unload.module()));
  }

  @Override
  public List<Leftover> endLeftovers() {
    return programs.endLeftovers();
  }

  @Override
  public void stop() {
    programs.stop();
  }

  private Result modprobe(String device, String option, String module) {
    return programs.run(device, List.of("modprobe", option, "--", module), loadLimit);
  }
}

package org.cfgmgr.method.act;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.cfgmgr.attr.EthtoolCalls;
import org.cfgmgr.guard.Guard;
import org.cfgmgr.method.Action;
import org.cfgmgr.method.Actuator;
import org.cfgmgr.method.Result;
import org.cfgmgr.odm.Odm;

/** The two kinds of actuator. */
public final class Actuators {
  /** Where programs are searched for. */
  public static final String SEARCH_PATH = "/usr/sbin:/usr/bin:/sbin:/bin";

  private Actuators() {}

  /**
   * Acts on the machine we run on.
   *
   * @param environment all that external programs see of the environment
   * @param guard knows what is in use; what it names is not taken away
   * @param limits how long things may take
   */
  public static Actuator live(
      Odm odm, Map<String, String> environment, Guard guard, Limits limits) {
    return live(odm, environment, guard, limits, Path.of("/"));
  }

  /**
   * The same, with the kernel's files below another directory.
   *
   * @param root holds {@code sys} and {@code proc}
   */
  public static Actuator live(
      Odm odm, Map<String, String> environment, Guard guard, Limits limits, Path root) {
    ProgramRunner programs = new ProgramRunner(environment, limits.grace());
    EthtoolCalls calls = root.equals(Path.of("/")) ? EthtoolCalls.live() : EthtoolCalls.none();
    AttributeWriter writer = new AttributeWriter(root, calls, programs);
    return new LiveActuator(odm, programs, new Kernel(root, guard, writer), limits.load());
  }

  /**
   * Acts on an installed system, and on no device.
   *
   * @param progress takes each line that a tool prints, while it runs
   */
  public static Actuator system(Consumer<String> progress, Limits limits) {
    ProgramRunner programs = new ProgramRunner(cleanEnvironment(Map.of()), limits.grace());
    SystemActions actions = new SystemActions(programs, progress);
    return new Actuator() {
      @Override
      public Result perform(Action action) {
        return actions
            .perform(action)
            .orElseGet(() -> Result.failed("no device is here to " + action.describe()));
      }

      @Override
      public void stop() {
        programs.stop();
      }
    };
  }

  /**
   * Acts on nothing: changes of the ODM go to {@code copy}, which the caller throws away; every
   * other action is only told.
   */
  public static Actuator recording(Odm copy, Consumer<Action> told) {
    return action -> RecordingActuator.perform(action, copy, told);
  }

  /** The environment for programs: a fixed search path and language, and what is added. */
  public static Map<String, String> cleanEnvironment(Map<String, String> added) {
    java.util.TreeMap<String, String> clean = new java.util.TreeMap<>();
    clean.put("PATH", SEARCH_PATH);
    clean.put("LC_ALL", "C.UTF-8");
    clean.putAll(added);
    return clean;
  }
}

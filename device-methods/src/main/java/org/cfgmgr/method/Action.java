package org.cfgmgr.method;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.cfgmgr.odm.OdmChange;

/**
 * One thing to be done to a machine. Methods return actions; only an {@link Actuator} performs
 * them, so that a dry run, the journal and a real run read the same list.
 */
public sealed interface Action {
  /** For people: what will be done, in a few words. */
  String describe();

  /** What takes this action back, where something does. */
  Optional<Action> undo();

  /**
   * Loads a kernel module by modprobe's own rules and configuration.
   *
   * @param device the sysfs path of the device it is loaded for
   */
  record LoadModule(String module, String device) implements Action {
    @Override
    public String describe() {
      return "load module " + module + " for " + device;
    }

    @Override
    public Optional<Action> undo() {
      return Optional.of(new UnloadModule(module, device));
    }
  }

  /** Unloads a module that a {@link LoadModule} loaded. */
  record UnloadModule(String module, String device) implements Action {
    @Override
    public String describe() {
      return "unload module " + module;
    }

    @Override
    public Optional<Action> undo() {
      return Optional.of(new LoadModule(module, device));
    }
  }

  /**
   * Runs an external program: a method, or the program of a rule.
   *
   * @param command the program and its arguments, passed as they are
   * @param limit how long it may run before its whole process group is ended
   */
  record RunProgram(List<String> command, Duration limit) implements Action {
    public RunProgram {
      command = List.copyOf(command);
    }

    @Override
    public String describe() {
      return "run " + String.join(" ", command);
    }

    @Override
    public Optional<Action> undo() {
      return Optional.empty();
    }
  }

  /** Changes the ODM, all of it or nothing. */
  record UpdateOdm(List<OdmChange> changes) implements Action {
    public UpdateOdm {
      changes = List.copyOf(changes);
    }

    @Override
    public String describe() {
      return "update " + changes.size() + " objects of the ODM";
    }

    @Override
    public Optional<Action> undo() {
      return Optional.empty();
    }
  }
}

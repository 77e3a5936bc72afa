package org.cfgmgr.method;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cfgmgr.attr.KernelPlace;
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
   * Binds a device to a driver that is there already.
   *
   * @param bus the name below {@code /sys/bus}
   * @param driver its name in the directory of the bus; "" for the one that the kernel finds, which
   *     obeys {@code driver_override} (kernel, Documentation/ABI/testing/sysfs-bus-pci)
   */
  record BindDriver(String bus, String device, String driver) implements Action {
    @Override
    public String describe() {
      return "bind " + device + " to " + (driver.isEmpty() ? "its driver" : "driver " + driver);
    }

    @Override
    public Optional<Action> undo() {
      return driver.isEmpty()
          ? Optional.empty()
          : Optional.of(new UnbindDriver(bus, device, driver));
    }
  }

  /** Takes a device from its driver; refused when the device is in use. */
  record UnbindDriver(String bus, String device, String driver) implements Action {
    @Override
    public String describe() {
      return "unbind " + device + " from driver " + driver;
    }

    @Override
    public Optional<Action> undo() {
      return Optional.of(new BindDriver(bus, device, driver));
    }
  }

  /**
   * Sets an attribute that the kernel keeps; refused when that would disrupt a device in use.
   *
   * @param attribute its name in the ODM
   * @param before the value that it has now; empty when that is not known
   */
  record SetAttribute(KernelPlace place, String attribute, String value, Optional<String> before)
      implements Action {
    @Override
    public String describe() {
      String now = before.map(old -> " (now " + old + ")").orElse("");
      String of = place.device().isEmpty() ? "" : " of " + place.device();
      return "set " + attribute + of + " to " + value + now;
    }

    @Override
    public Optional<Action> undo() {
      return before.map(old -> new SetAttribute(place, attribute, old, Optional.of(value)));
    }
  }

  /**
   * Runs an external program: a method, or the program of a rule.
   *
   * @param device the logical name of the device (or the rule) that it is run for
   * @param command the program and its arguments, passed as they are
   * @param limit how long it may run before its whole process group is ended
   */
  record RunProgram(String device, List<String> command, Duration limit) implements Action {
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

  /**
   * Runs a tool of an installed system for the system itself: its package manager, what makes its
   * initramfs or its boot menu.
   *
   * @param what for people: what it is run for
   * @param root of the system; the tool runs there, not here
   * @param environment what it sees besides a fixed search path and language
   * @param undo the tool that takes it back, where one does
   * @param lent directories of this machine that another system sees, by their path there
   */
  record RunTool(
      String what,
      Path root,
      Map<String, String> environment,
      List<String> command,
      Duration limit,
      Optional<Action> undo,
      Map<String, Path> lent)
      implements Action {
    public RunTool {
      environment = Map.copyOf(environment);
      command = List.copyOf(command);
      lent = Map.copyOf(lent);
    }

    /** One that needs no directory of this machine. */
    public RunTool(
        String what,
        Path root,
        Map<String, String> environment,
        List<String> command,
        Duration limit,
        Optional<Action> undo) {
      this(what, root, environment, command, limit, undo, Map.of());
    }

    @Override
    public String describe() {
      return what + ": " + String.join(" ", command);
    }
  }

  /**
   * Writes a text file that all may read.
   *
   * @param before what was in it; empty when it was not there
   */
  record WriteFile(Path file, String text, Optional<String> before) implements Action {
    @Override
    public String describe() {
      return "write " + file;
    }

    @Override
    public Optional<Action> undo() {
      return Optional.of(
          before
              .<Action>map(old -> new WriteFile(file, old, Optional.of(text)))
              .orElseGet(() -> new DeleteFile(file, text)));
    }
  }

  /**
   * Deletes a text file that cfgmgr wrote.
   *
   * @param before what was in it
   */
  record DeleteFile(Path file, String before) implements Action {
    @Override
    public String describe() {
      return "delete " + file;
    }

    @Override
    public Optional<Action> undo() {
      return Optional.of(new WriteFile(file, before, Optional.empty()));
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

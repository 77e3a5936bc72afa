package org.cfgmgr.daemon.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.cfgmgr.daemon.engine.Methods.Program;
import org.cfgmgr.method.Action;
import org.cfgmgr.method.Result;

/**
 * The configuration of one device.
 *
 * @param arguments what the method is given
 * @param shown the method as people know it
 * @param limit how long an external method may take
 */
record Job(
    String name, int led, Program method, List<String> arguments, String shown, Duration limit) {

  boolean isBuiltIn() {
    return method instanceof Program.BuiltIn;
  }

  boolean isExternal() {
    return method instanceof Program.External;
  }

  /** The command as it is shown: the method with its arguments. */
  List<String> command() {
    List<String> words = new ArrayList<>();
    words.add(shown);
    words.addAll(arguments);
    return words;
  }

  /** What runs an external method. */
  Action action() {
    List<String> command = new ArrayList<>(((Program.External) method).command());
    command.addAll(arguments);
    return new Action.RunProgram(name, command, limit);
  }

  /** What comes of a method that is no program. */
  Result immediate() {
    if (!(method instanceof Program.Unknown unknown)) {
      return Result.done();
    }
    return Result.failed(
        unknown.path().isEmpty()
            ? "its type has no Configure method"
            : unknown.path() + " is neither a program nor a built-in method");
  }
}

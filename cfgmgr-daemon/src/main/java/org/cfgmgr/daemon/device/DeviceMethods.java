package org.cfgmgr.daemon.device;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cfgmgr.method.Action;
import org.cfgmgr.method.Actuator;
import org.cfgmgr.method.MethodExit;
import org.cfgmgr.method.Result;
import org.cfgmgr.odm.OdmException;

/** Runs the methods of types that are programs, and knows those that are built in. */
final class DeviceMethods {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private static final Set<String> DIRECTORIES = Set.of("/usr/lib/methods/", "/etc/methods/");
  private static final Set<String> BUILT_IN = Set.of("define", "ucfgdev", "undefine");

  private final Actuator actuator;

  DeviceMethods(Actuator actuator) {
    this.actuator = actuator;
  }

  /**
   * Runs a method when it is a program.
   *
   * @param device the logical name it is run for
   * @return what it said on standard output; empty when the built-in method is meant
   * @throws MethodFailure when the program failed
   * @throws OdmException when the path names nothing that could be run
   */
  Optional<String> run(String device, String path, List<String> arguments) {
    check(device, path);
    if (!isProgram(path)) {
      return Optional.empty();
    }
    List<String> command = new ArrayList<>(List.of(path));
    command.addAll(arguments);
    Result result = actuator.perform(new Action.RunProgram(device, command, LIMIT));
    if (result.failed()) {
      throw failure(device, path, result);
    }
    return Optional.of(result.out());
  }

  private static boolean isProgram(String path) {
    return !path.isEmpty()
        && Files.isRegularFile(Path.of(path))
        && Files.isExecutable(Path.of(path));
  }

  private static boolean isBuiltIn(String path) {
    int name = path.lastIndexOf('/') + 1;
    return path.isEmpty()
        || (DIRECTORIES.contains(path.substring(0, name))
            && BUILT_IN.contains(path.substring(name)));
  }

  /**
   * Makes sure that a method can be run.
   *
   * @throws OdmException when the path names neither a program nor a method that is built in
   */
  static void check(String device, String path) {
    if (!isProgram(path) && !isBuiltIn(path)) {
      throw new OdmException(
          device + ": " + path + " is neither a program nor a built-in method; install it");
    }
  }

  private static MethodFailure failure(String device, String path, Result result) {
    String said = result.err().strip().replace("\n", "\n\t");
    String detail = said.isEmpty() ? device : device + ": " + said;
    Optional<MethodExit> exit = MethodExit.of(result.code());
    if (exit.isEmpty() && result.code() > 0) {
      String code = "exit code " + result.code() + ", " + MethodExit.explain(result.code());
      return MethodFailure.foreign(path, code + "\n\t" + detail);
    }
    return exit.map(known -> MethodFailure.of(path, known, detail))
        .orElseGet(() -> MethodFailure.foreign(path, detail));
  }
}

package org.cfgmgr.daemon.device;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.cfgmgr.daemon.conf.Settings;
import org.cfgmgr.match.PredefinedAttribute;
import org.cfgmgr.match.PredefinedAttributes;
import org.cfgmgr.method.Action;
import org.cfgmgr.method.MethodExit;
import org.cfgmgr.method.Result;
import org.cfgmgr.odm.OdmException;

/** Runs the methods of types that are programs, and knows those that are built in. */
final class DeviceMethods {
  private static final Set<String> DIRECTORIES = Set.of("/usr/lib/methods/", "/etc/methods/");
  private static final Set<String> BUILT_IN = Set.of("define", "chgdev", "ucfgdev", "undefine");

  private final Session session;
  private final Types types;

  DeviceMethods(Session session) {
    this.session = session;
    this.types = new Types(session.odm());
  }

  /**
   * Runs a method of a type when it is a program.
   *
   * @param device the logical name it is run for
   * @param method the descriptor of PdDv that names it
   * @return what it said on standard output; empty when the built-in method is meant
   * @throws MethodFailure when the program failed
   * @throws OdmException when the path names nothing that could be run
   */
  Optional<String> run(String device, String uniquetype, String method, List<String> arguments) {
    String path = types.method(uniquetype, method);
    check(device, path);
    if (!isProgram(path)) {
      return Optional.empty();
    }
    List<String> command = new ArrayList<>(List.of(path));
    command.addAll(arguments);
    Duration limit = limit(uniquetype, method);
    Result result =
        session.machine().actuator().perform(new Action.RunProgram(device, command, limit));
    session.machine().actuator().endLeftovers();
    if (result.failed()) {
      throw failure(device, path, result);
    }
    return Optional.of(result.out());
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

  private static boolean isProgram(String path) {
    Path file = Path.of(path);
    return !path.isEmpty() && Files.isRegularFile(file) && Files.isExecutable(file);
  }

  private static boolean isBuiltIn(String path) {
    int name = path.lastIndexOf('/') + 1;
    return path.isEmpty()
        || (DIRECTORIES.contains(path.substring(0, name))
            && BUILT_IN.contains(path.substring(name)));
  }

  /** What PdAt says for the type, else what is set for the kind of method. */
  private Duration limit(String uniquetype, String method) {
    String attribute = method.toLowerCase(Locale.ROOT) + "_limit";
    return PredefinedAttributes.load(session.odm()).of(uniquetype).stream()
        .filter(candidate -> candidate.name().equals(attribute))
        .map(PredefinedAttribute::deflt)
        .filter(seconds -> seconds.matches("[1-9]\\d{0,4}"))
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
        .findFirst()
        .orElseGet(() -> usualLimit(session.settings(), method));
  }

  private static Duration usualLimit(Settings settings, String method) {
    return switch (method) {
      case "Define" -> settings.defineLimit();
      case "Unconfigure" -> settings.unconfigureLimit();
      case "Change" -> settings.changeLimit();
      case "Undefine" -> settings.undefineLimit();
      case "Start" -> settings.startLimit();
      default -> settings.stopLimit();
    };
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

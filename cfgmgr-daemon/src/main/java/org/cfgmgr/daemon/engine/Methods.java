package org.cfgmgr.daemon.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringTokenizer;

/**
 * Finds what a method's path or a rule stands for. A program at that path always wins; where there
 * is none, a path below the directory of methods may name a method that is built in.
 */
final class Methods {
  private static final List<String> DIRECTORIES = List.of("/usr/lib/methods/", "/etc/methods/");

  private final Set<String> builtIns;
  private final Map<String, Boolean> present = new HashMap<>();

  Methods(Set<String> builtIns) {
    this.builtIns = Set.copyOf(builtIns);
  }

  /** What a path or a rule stands for. */
  sealed interface Program {
    /** A method of ours. */
    record BuiltIn(String name) implements Program {}

    /** A program to be started. */
    record External(List<String> command) implements Program {}

    /** Nothing that could be run. */
    record Unknown(String path) implements Program {}
  }

  /** The method at a path; arguments are the caller's. */
  Program method(String path) {
    if (isPresent(path)) {
      return new Program.External(List.of(path));
    }
    String name = builtIn(path);
    return name.isEmpty() ? new Program.Unknown(path) : new Program.BuiltIn(name);
  }

  /**
   * The program of a rule, with its own arguments. It may hold shell syntax; {@code "$@"} are the
   * arguments that the run adds.
   */
  Program rule(String rule) {
    StringTokenizer words = new StringTokenizer(rule);
    if (!words.hasMoreTokens()) {
      return new Program.Unknown("");
    }
    String path = words.nextToken();
    boolean named = path.startsWith("/");
    if (named && !isPresent(path)) {
      String name = words.hasMoreTokens() ? "" : builtIn(path);
      return name.isEmpty() ? new Program.Unknown(path) : new Program.BuiltIn(name);
    }
    return new Program.External(List.of("/bin/sh", "-c", rule.strip() + " \"$@\"", path));
  }

  private String builtIn(String path) {
    for (String directory : DIRECTORIES) {
      if (path.startsWith(directory) && builtIns.contains(path.substring(directory.length()))) {
        return path.substring(directory.length());
      }
    }
    return "";
  }

  private boolean isPresent(String path) {
    return present.computeIfAbsent(path, key -> Files.isExecutable(Path.of(key)));
  }
}

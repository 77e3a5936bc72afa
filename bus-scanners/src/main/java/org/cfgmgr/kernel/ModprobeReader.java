package org.cfgmgr.kernel;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads {@code modprobe.d} of an installed system by kmod's precedence (modprobe.d(5)). */
final class ModprobeReader {
  /** First wins where two hold a file of the same name (kmod, libkmod/libkmod.c). */
  private static final List<String> DIRECTORIES =
      List.of(
          "etc/modprobe.d",
          "run/modprobe.d",
          "usr/local/lib/modprobe.d",
          "usr/lib/modprobe.d",
          "lib/modprobe.d");

  /** Programs that do nothing: an install command of these keeps the module out. */
  private static final Set<String> NOTHING = Set.of("true", "false", ":");

  /** Kernel parameters that keep modules out: kmod's and the kernel's own. */
  private static final List<String> BLACKLISTS =
      List.of("modprobe.blacklist=", "module_blacklist=");

  /** What happens on removal, and a newer kmod's hint for initramfs tools. */
  private static final Set<String> IGNORED = Set.of("remove", "weakdep");

  private final ModprobeConfig config = new ModprobeConfig();

  /** {@code modules} is the kernel's own directory, for its soft dependencies. */
  static ModprobeConfig read(Root root, Optional<Path> modules, String commandLine) {
    ModprobeReader reader = new ModprobeReader();
    files(root).values().forEach(path -> reader.file(path, root.read(path).orElse("")));
    modules
        .map(directory -> directory.resolve("modules.softdep"))
        .filter(Files::exists)
        .flatMap(Root::text)
        .ifPresent(text -> reader.file("modules.softdep", text));
    reader.commandLine(commandLine);
    return reader.config;
  }

  private static Map<String, String> files(Root root) {
    Map<String, String> files = new TreeMap<>();
    for (String directory : DIRECTORIES) {
      for (String name : root.list(directory)) {
        if (name.endsWith(".conf") && !name.startsWith(".")) {
          files.putIfAbsent(name, directory + "/" + name);
        }
      }
    }
    return files;
  }

  private void file(String path, String text) {
    StringBuilder joined = new StringBuilder();
    int number = 0;
    int start = 1;
    for (String line : text.lines().toList()) {
      number++;
      if (line.endsWith("\\")) {
        joined.append(line, 0, line.length() - 1);
        continue;
      }
      line(path + " line " + start, joined.append(line).toString());
      joined.setLength(0);
      start = number + 1;
    }
    line(path + " line " + start, joined.toString());
  }

  private void line(String where, String line) {
    List<String> words = words(line);
    if (words.isEmpty() || words.get(0).startsWith("#")) {
      return;
    }
    if (words.size() < 2 || !command(where, words)) {
      config.problem(
          where
              + ": \""
              + line.strip()
              + "\" is no command of modprobe.d and is ignored; see modprobe.d(5)");
    }
  }

  private boolean command(String where, List<String> words) {
    String name = words.get(1);
    List<String> rest = words.subList(2, words.size());
    switch (words.get(0)) {
      case "blacklist" -> config.block(name, where + ": blacklist");
      case "alias" -> rest.stream().findFirst().ifPresent(module -> config.alias(name, module));
      case "install" -> install(where, name, rest);
      case "options" -> config.options(name, String.join(" ", rest));
      case "softdep" -> config.softDependency(name, SoftDependency.parse(rest));
      default -> {
        return IGNORED.contains(words.get(0));
      }
    }
    return !rest.isEmpty() || words.get(0).equals("blacklist");
  }

  private void install(String where, String module, List<String> command) {
    if (!command.isEmpty() && NOTHING.contains(baseName(command.get(0)))) {
      config.block(module, where + ": install " + String.join(" ", command));
    }
  }

  private void commandLine(String commandLine) {
    for (String word : words(commandLine)) {
      for (String key : BLACKLISTS) {
        if (word.startsWith(key)) {
          block(word.substring(key.length()), "kernel command line: " + word);
        }
      }
    }
  }

  private void block(String modules, String why) {
    for (String module : modules.split(",", -1)) {
      if (!module.isEmpty()) {
        config.block(module, why);
      }
    }
  }

  private static List<String> words(String line) {
    List<String> words = new ArrayList<>(List.of(line.strip().split("[ \t\n]+", -1)));
    words.remove("");
    return words;
  }

  private static String baseName(String program) {
    return program.substring(program.lastIndexOf('/') + 1);
  }
}

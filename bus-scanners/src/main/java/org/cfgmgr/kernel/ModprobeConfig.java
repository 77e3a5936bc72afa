package org.cfgmgr.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an installed system's {@code modprobe.d} and a kernel command line say about modules. */
final class ModprobeConfig {
  /** A switched-off alias names this for a module. */
  static final String OFF = "off";

  private final AliasTable aliases = new AliasTable();
  private final Map<String, String> blocked = new HashMap<>();
  private final Map<String, String> options = new HashMap<>();
  private final Map<String, SoftDependency> softDependencies = new HashMap<>();
  private final List<String> problems = new ArrayList<>();

  /** Aliases of the administrator's and the distribution's own; they replace the index's. */
  AliasIndex aliases() {
    return aliases;
  }

  /** What keeps a module from being loaded by alias, as {@code FILE line N: blacklist}. */
  Optional<String> blockedBy(String module) {
    return Optional.ofNullable(blocked.get(ModuleNames.fold(module)));
  }

  /** The module's parameters, "" when none are set. */
  String options(String module) {
    return options.getOrDefault(ModuleNames.fold(module), "");
  }

  SoftDependency softDependency(String module) {
    return softDependencies.getOrDefault(ModuleNames.fold(module), SoftDependency.NONE);
  }

  List<String> problems() {
    return problems;
  }

  void alias(String pattern, String module) {
    aliases.add(pattern, module);
  }

  /** The first reason stays. */
  void block(String module, String why) {
    blocked.putIfAbsent(ModuleNames.fold(module), why);
  }

  void options(String module, String more) {
    options.merge(ModuleNames.fold(module), more, (before, after) -> before + " " + after);
  }

  void softDependency(String module, SoftDependency more) {
    softDependencies.merge(ModuleNames.fold(module), more, SoftDependency::and);
  }

  void problem(String what) {
    problems.add(what);
  }
}

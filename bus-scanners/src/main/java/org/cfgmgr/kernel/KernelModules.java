package org.cfgmgr.kernel;

import java.util.List;
import java.util.Optional;

/** The modules of one installed kernel. */
public interface KernelModules {
  /** The release, as {@code uname -r} prints it. */
  String release();

  /** The modules that answer to a modalias, most likely first, each named once. */
  List<Candidate> candidates(String modalias);

  /** Whether this module (or a driver so named) is built into the kernel. */
  boolean builtIn(String module);

  /** For people: the release and where its modules are, or why there are none. */
  default String describe() {
    return "kernel " + release();
  }

  /** What is wrong with this kernel's files, one line each; more may come with look-ups. */
  default List<String> problems() {
    return List.of();
  }

  /** Why a candidate of this kernel is one, and what speaks against it. */
  default String why(Candidate candidate) {
    return "matches " + candidate.pattern();
  }

  /** Whether two names are one module's: {@code -} and {@code _} are the same in them. */
  static boolean sameModule(String one, String other) {
    return ModuleNames.fold(one).equals(ModuleNames.fold(other));
  }

  /** Why a module stands behind the drivers proper; empty for these. */
  static Optional<String> bystander(String module) {
    return Ranking.bystander(ModuleNames.fold(module));
  }
}

package org.cfgmgr.kernel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which of several modules for one device comes first: those that may load before those that may
 * not, drivers before bystanders, then the pattern that says most, then the kernel's own order.
 */
final class Ranking {
  /**
   * Modules that carry ids only to be loaded beside the real driver, and bind nothing (their
   * sources in drivers/char/hw_random, drivers/watchdog and drivers/leds say so), or that are of
   * use only where an administrator binds them.
   */
  private static final Set<String> BYSTANDERS =
      Set.of(
          "alim7101_wdt",
          "amd_rng",
          "intel_rng",
          "leds_ss4200",
          "nv_tco",
          "pci_pf_stub",
          "pci_stub",
          "serio_raw",
          "sp5100_tco",
          "usbtest",
          "xen_pciback");

  private Ranking() {}

  private record Ranked(AliasMatch match, boolean blocked) {
    private static final Comparator<Ranked> ORDER =
        Comparator.comparing(Ranked::blocked)
            .thenComparing(ranked -> bystander(ranked.match.module()).isPresent())
            .thenComparing(ranked -> -fixedCharacters(ranked.match.pattern()))
            .thenComparing(ranked -> ranked.match.priority());
  }

  /** Each module once, with the pattern that says most; {@code allOff}: an alias off covers all. */
  static List<Candidate> rank(List<AliasMatch> matches, ModprobeConfig config, boolean allOff) {
    Map<String, Ranked> best = new HashMap<>();
    for (AliasMatch match : matches) {
      boolean blocked = allOff || config.blockedBy(match.module()).isPresent();
      best.merge(
          ModuleNames.fold(match.module()), new Ranked(match, blocked), Ranking::moreTelling);
    }
    List<Ranked> sorted = new ArrayList<>(best.values());
    sorted.sort(Ranked.ORDER);
    List<Candidate> candidates = new ArrayList<>();
    for (Ranked ranked : sorted) {
      candidates.add(
          new Candidate(
              ranked.match.module(),
              ranked.match.pattern(),
              candidates.size() + 1,
              ranked.blocked));
    }
    return List.copyOf(candidates);
  }

  private static Ranked moreTelling(Ranked one, Ranked other) {
    return Ranked.ORDER.compare(one, other) <= 0 ? one : other;
  }

  /** Why a module stands behind the drivers proper; empty for these. */
  static Optional<String> bystander(String module) {
    if (module.endsWith("fb") || module.startsWith("matroxfb_")) {
      return Optional.of("frame buffer twin of a graphics driver");
    }
    if (module.startsWith("uio_") || module.startsWith("vfio")) {
      return Optional.of("hands the device to a program");
    }
    if (module.endsWith("_edac")) {
      return Optional.of("only counts memory errors");
    }
    return BYSTANDERS.contains(module)
        ? Optional.of("of use only beside a driver or when bound by hand")
        : Optional.empty();
  }

  /** How many characters of a pattern stand for themselves; a bracket counts as one. */
  static int fixedCharacters(String pattern) {
    int fixed = 0;
    for (int at = 0; at < pattern.length(); at++) {
      char character = pattern.charAt(at);
      int close = character == '[' ? pattern.indexOf(']', at) : -1;
      fixed += character == '*' || character == '?' ? 0 : 1;
      at = close < 0 ? at : close;
    }
    return fixed;
  }
}

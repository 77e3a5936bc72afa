package org.cfgmgr.attr;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Files in which the kernel lists what another file of the same directory may hold. */
final class Companions {
  /**
   * Kernel, Documentation/admin-guide/pm/cpufreq.rst and Documentation/networking/ip-sysctl.rst.
   */
  private static final Map<String, String> LISTS =
      Map.of(
          "scaling_governor", "scaling_available_governors",
          "energy_performance_preference", "energy_performance_available_preferences",
          "tcp_congestion_control", "tcp_available_congestion_control",
          "current_clocksource", "available_clocksource");

  /** The lowest and the highest number: Documentation/ABI/testing/sysfs-bus-pci, and cpufreq. */
  private static final Map<String, List<String>> BOUNDS =
      Map.of(
          "sriov_numvfs", List.of("0", "sriov_totalvfs"),
          "scaling_min_freq", List.of("cpuinfo_min_freq", "cpuinfo_max_freq"),
          "scaling_max_freq", List.of("cpuinfo_min_freq", "cpuinfo_max_freq"));

  private Companions() {}

  static List<String> choices(Path file) {
    String name = file.getFileName().toString();
    String list = LISTS.get(name);
    if (list != null) {
      return value(file, list).map(words -> List.of(words.split(" "))).orElse(List.of());
    }
    List<String> bounds = BOUNDS.getOrDefault(name, List.of("", ""));
    return value(file, bounds.get(0))
        .flatMap(low -> value(file, bounds.get(1)).map(high -> List.of(low + "-" + high)))
        .orElse(List.of());
  }

  private static Optional<String> value(Path file, String of) {
    if (of.equals("0")) {
      return Optional.of(of);
    }
    return of.isEmpty()
        ? Optional.empty()
        : KernelFiles.text(file.resolveSibling(of))
            .map(text -> KernelText.of(text).value())
            .filter(text -> !text.isEmpty());
  }
}

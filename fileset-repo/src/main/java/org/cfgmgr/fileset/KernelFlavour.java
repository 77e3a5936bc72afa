package org.cfgmgr.fileset;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The flavour a distribution built a kernel in: {@code generic} has all drivers, {@code cloud}
 * those of virtual machines, {@code rt} is for real time; others as the distribution calls them.
 */
public record KernelFlavour(String name) {
  /** All drivers, no special purpose. */
  public static final KernelFlavour GENERIC = new KernelFlavour("generic");

  /** For who asks for real time, and for nobody else. */
  public static final KernelFlavour REAL_TIME = new KernelFlavour("rt");

  private static final Set<String> ARCHITECTURES =
      Set.of(
          "amd64",
          "x86_64",
          "686",
          "pae",
          "i686",
          "arm64",
          "aarch64",
          "armmp",
          "armhf",
          "ppc64le",
          "powerpc64le",
          "s390x",
          "riscv64",
          "loong64",
          "mips64el");

  private static final Set<String> PLAIN = Set.of("default", "generic");
  private static final Pattern WORD = Pattern.compile("[a-z]+");

  /** The flavour that ends a release, as in {@code 6.1.0-56-cloud-amd64}; else generic. */
  public static KernelFlavour of(String release) {
    List<String> parts = new ArrayList<>(List.of(release.split("[-.+]", -1)));
    parts.removeIf(ARCHITECTURES::contains);
    String last = parts.isEmpty() ? "" : parts.get(parts.size() - 1);
    return WORD.matcher(last).matches() && !PLAIN.contains(last)
        ? new KernelFlavour(last)
        : GENERIC;
  }

  @Override
  public String toString() {
    return name;
  }
}

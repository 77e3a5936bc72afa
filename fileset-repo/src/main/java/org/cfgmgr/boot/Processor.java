package org.cfgmgr.boot;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the processors' modalias tells (kernel, drivers/base/cpu.c, {@code print_cpu_modalias}):
 * {@code cpu:type:x86,ven0000fam0006mod008F:feature:,0000,0001...}, with features by their number.
 */
final class Processor {
  /** X86_FEATURE_LM: it has 64 bits (kernel, arch/x86/include/asm/cpufeatures.h). */
  private static final String LONG_MODE = "003D";

  /** X86_FEATURE_HYPERVISOR: it is one of a virtual machine. */
  private static final String HYPERVISOR = "009F";

  private static final Pattern MODALIAS = Pattern.compile("cpu:type:([^,:]+)[^:]*:feature:(.*)");
  private static final Set<String> NARROW =
      Set.of("i386", "i486", "i586", "i686", "arm", "armv6l", "armv7l", "armv8l", "ppc", "mips");

  private final String type;
  private final Set<String> features;

  Processor(String modalias) {
    Matcher parts = MODALIAS.matcher(modalias);
    boolean known = parts.matches();
    this.type = known ? parts.group(1) : "";
    this.features = known ? Set.copyOf(java.util.List.of(parts.group(2).split(","))) : Set.of();
  }

  boolean isX86() {
    return type.equals("x86");
  }

  boolean showsHypervisor() {
    return isX86() && features.contains(HYPERVISOR);
  }

  /** As {@code uname -m} would print it with the widest kernel that fits. */
  Optional<String> architecture() {
    if (type.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(isX86() ? features.contains(LONG_MODE) ? "x86_64" : "i686" : type);
  }

  /** How many bits the processors of an architecture have. */
  static int bits(String architecture) {
    return NARROW.contains(architecture) ? 32 : 64;
  }
}

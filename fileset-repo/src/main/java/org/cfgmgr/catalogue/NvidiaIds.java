package org.cfgmgr.catalogue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lists that the package nvidia-detect has: lines of vendor and device, {@code 10DE1340}. */
final class NvidiaIds {
  static final String PACKAGE = "nvidia-detect";

  private static final Pattern LINE = Pattern.compile("(\\p{XDigit}{4})(\\p{XDigit}{4})");

  private NvidiaIds() {}

  /** The alias patterns of a list; of class 3, display, since a card has other functions too. */
  static List<String> patterns(Collection<String> lines, Collection<String> except) {
    Set<String> ids = upperCase(lines);
    ids.removeAll(upperCase(except));
    List<String> patterns = new ArrayList<>();
    for (String id : ids) {
      Matcher parts = LINE.matcher(id);
      if (parts.matches()) {
        patterns.add("pci:v0000%sd0000%ssv*sd*bc03sc*i*".formatted(parts.group(1), parts.group(2)));
      }
    }
    return patterns;
  }

  private static Set<String> upperCase(Collection<String> lines) {
    Set<String> ids = new TreeSet<>();
    lines.forEach(line -> ids.add(line.strip().toUpperCase(Locale.ROOT)));
    return ids;
  }
}

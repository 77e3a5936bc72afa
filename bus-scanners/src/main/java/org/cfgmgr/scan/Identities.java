package org.cfgmgr.scan;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Gives every device its {@link Fact#UNIQUE_ID}. Where two claim the same (a second path to one
 * LUN, two sticks with one serial number), the first by path has it and the others add their place.
 */
final class Identities {
  private static final Set<String> PLACEHOLDERS =
      Set.of(
          "none",
          "n/a",
          "unknown",
          "default string",
          "not specified",
          "not available",
          "not applicable",
          "system serial number",
          "to be filled by o.e.m.",
          "0123456789",
          "123456789",
          "1234567890");

  private final Census census;
  private final List<String> problems;
  private final Set<String> taken = new HashSet<>();

  Identities(Census census, List<String> problems) {
    this.census = census;
    this.problems = problems;
  }

  void assign() {
    census.all().forEach(device -> device.put(Fact.UNIQUE_ID, free(device)));
  }

  /** A number that a maker put in, without blanks; "" when it only fills the field. */
  static String serial(String text) {
    String value = text.strip().replaceAll("\\s+", "_");
    boolean meaningless =
        PLACEHOLDERS.contains(text.strip().toLowerCase(Locale.ROOT))
            || value.chars().filter(Character::isLetterOrDigit).distinct().count() < 2;
    return meaningless ? "" : value;
  }

  private String free(Sighting device) {
    String wanted = wanted(device);
    for (String id : List.of(wanted, wanted + "@" + device.bus() + ":" + census.address(device))) {
      if (taken.add(id)) {
        return id;
      }
    }
    return wanted + "@" + device.path();
  }

  private String wanted(Sighting device) {
    try {
      return census.identity(device);
    } catch (RuntimeException e) {
      problems.add("%s: only in part: %s".formatted(device.path(), e));
      return device.bus() + ":" + device.kernel();
    }
  }
}

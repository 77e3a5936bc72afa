package org.cfgmgr.scan.listing;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a PCI function, as lspci writes it: without a domain where all are in the first.
 */
final class Slot {
  static final String PATTERN = "(?:\\p{XDigit}{4,8}:)?\\p{XDigit}{2}:\\p{XDigit}{2}\\.[0-7]";

  private static final Pattern WITHOUT_DOMAIN =
      Pattern.compile("\\p{XDigit}{2}:\\p{XDigit}{2}\\.[0-7]");
  private static final Pattern ID = Pattern.compile("(?:.*\\[)?(\\p{XDigit}{4})\\]?");

  private Slot() {}

  /** As the kernel writes it. */
  static String name(String slot) {
    String full = WITHOUT_DOMAIN.matcher(slot).matches() ? "0000:" + slot : slot;
    return full.toLowerCase(Locale.ROOT);
  }

  /** The number of four digits in {@code Name [8086]} or {@code 8086}. */
  static Optional<String> number(String text) {
    Matcher id = ID.matcher(text.strip());
    return id.matches() ? Optional.of(id.group(1).toLowerCase(Locale.ROOT)) : Optional.empty();
  }
}

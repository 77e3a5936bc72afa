package org.cfgmgr.catalogue;

import java.io.IOException;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What an archive's {@code Release} says of a suite.
 *
 * @param distribution with its version, {@code debian-12}; "" when it does not say so
 * @param date {@code 2026-11-21}; "" when it does not say so
 */
record ReleaseFile(String distribution, String date) {
  static final ReleaseFile NONE = new ReleaseFile("", "");

  private static final Set<String> FIELDS = Set.of("Origin", "Version", "Date");

  static ReleaseFile read(BoundedLines lines) throws IOException {
    List<Map<String, String>> stanzas = new ArrayList<>();
    ControlText.read(lines, FIELDS::contains, stanzas::add);
    for (Map<String, String> stanza : stanzas) {
      if (stanza.containsKey("Origin")) {
        return new ReleaseFile(
            distribution(stanza.getOrDefault("Origin", ""), stanza.getOrDefault("Version", "")),
            date(stanza.getOrDefault("Date", "")));
      }
    }
    return NONE;
  }

  private static String distribution(String origin, String version) {
    if (origin.isEmpty() || version.isEmpty()) {
      return "";
    }
    // Debian's own number is 12.15, and a machine's os-release says 12.
    String major = origin.equals("Debian") ? version.replaceFirst("\\..*", "") : version;
    return origin.toLowerCase(Locale.ROOT) + "-" + major;
  }

  private static String date(String text) {
    try {
      return ZonedDateTime.parse(
              text.replaceFirst(" UTC$", " GMT"), DateTimeFormatter.RFC_1123_DATE_TIME)
          .toLocalDate()
          .toString();
    } catch (DateTimeParseException e) {
      return "";
    }
  }
}

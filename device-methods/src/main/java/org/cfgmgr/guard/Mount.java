package org.cfgmgr.guard;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of {@code /proc/PID/mountinfo} (proc_pid_mountinfo(5)).
 *
 * @param number {@code major:minor} of the file system; major 0 is no block device
 * @param point where it is mounted, as the process sees it
 * @param source what was mounted, by the file system's own account
 * @param options those of the file system itself
 */
record Mount(String number, String point, String type, String source, List<String> options) {
  private static final Pattern OCTAL = Pattern.compile("\\\\([0-7]{3})");

  static Optional<Mount> parse(String line) {
    List<String> fields = List.of(line.split(" ", -1));
    int dash = fields.indexOf("-");
    if (dash < 6 || fields.size() < dash + 3) {
      return Optional.empty();
    }
    String options = fields.size() > dash + 3 ? fields.get(dash + 3) : "";
    return Optional.of(
        new Mount(
            fields.get(2),
            unescape(fields.get(4)),
            fields.get(dash + 1),
            unescape(fields.get(dash + 2)),
            Arrays.asList(options.split(",", -1))));
  }

  /** Blanks and the like stand as three octal digits in the tables of proc. */
  static String unescape(String field) {
    return OCTAL.matcher(field).replaceAll(Mount::character);
  }

  private static String character(MatchResult octal) {
    return Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(octal.group(1), 8)));
  }

  /** Whether a file is at or below the mount point, by its path. */
  boolean shows(String file) {
    return point.equals("/") || Claim.covers(point, file);
  }

  /** The value of an option, such as the address of a server. */
  Optional<String> option(String name) {
    String prefix = name + "=";
    return options.stream()
        .filter(option -> option.startsWith(prefix))
        .map(option -> option.substring(prefix.length()))
        .findFirst();
  }
}

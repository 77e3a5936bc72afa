package org.cfgmgr.fileset;

import java.util.Collection;
import java.util.LinkedHashSet;

/** The warning that names the device packages that are missing, as AIX's cfgmgr prints it. */
public final class MissingWarning {
  /** The columns of a terminal of old. */
  static final int WIDTH = 80;

  private static final String HEADER =
      """
      cfgmgr: 0514-621 WARNING: The following device packages are required for
              device support but are not currently installed.
      """;

  private MissingWarning() {}

  /**
   * The warning, each line ended; "" when nothing is missing.
   *
   * @param packages one text for each device: a package, or alternatives with {@code :} between
   *     them; what several devices miss is said once, in the order given
   */
  public static String of(Collection<String> packages) {
    return of(packages, WIDTH);
  }

  /** The warning with long lists of alternatives broken behind a colon at a width. */
  public static String of(Collection<String> packages, int width) {
    if (packages.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder(HEADER);
    new LinkedHashSet<>(packages).forEach(line -> append(text, line, width));
    return text.toString();
  }

  private static void append(StringBuilder text, String line, int width) {
    int column = 0;
    for (int from = 0; from < line.length(); ) {
      int colon = line.indexOf(':', from);
      int end = colon < 0 ? line.length() : colon + 1;
      if (column > 0 && column + end - from > width) {
        text.append('\n');
        column = 0;
      }
      text.append(line, from, end);
      column += end - from;
      from = end;
    }
    text.append('\n');
  }
}

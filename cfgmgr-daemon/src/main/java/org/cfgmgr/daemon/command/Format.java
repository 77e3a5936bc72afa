package org.cfgmgr.daemon.command;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Which columns are printed, and what stands between them (AIX's {@code -F}): separators are
 * copied, except that white space asks for aligned columns with one blank between.
 */
final class Format {
  private final List<String> columns = new ArrayList<>();

  /** What stands before each column, and last what stands after all. */
  private final List<String> separators = new ArrayList<>();

  /** Aligned columns. */
  Format(List<String> columns) {
    this.columns.addAll(columns);
    for (int i = 0; i <= columns.size(); i++) {
      separators.add(i == 0 || i == columns.size() ? "" : " ");
    }
  }

  private Format(String text) {
    int at = 0;
    while (at < text.length()) {
      int start = skip(text, at, false);
      int end = skip(text, start, true);
      separators.add(text.substring(at, start));
      if (end > start) {
        columns.add(text.substring(start, end));
      }
      at = end;
    }
    if (separators.size() == columns.size()) {
      separators.add("");
    }
  }

  /**
   * Parses what was given to {@code -F}.
   *
   * @param legal the names of the columns there are
   * @throws UsageException when a column is unknown, or none is named
   */
  static Format parse(String text, Collection<String> legal) {
    Format format = new Format(text);
    if (format.columns.isEmpty()) {
      throw new UsageException("-F '" + text + "' names no column");
    }
    for (String column : format.columns) {
      checkColumn(column, legal);
    }
    return format;
  }

  static void checkColumn(String column, Collection<String> legal) {
    if (!legal.contains(column)) {
      throw new UsageException(
          "there is no column " + column + "; there are " + String.join(" ", legal));
    }
  }

  List<String> columns() {
    return columns;
  }

  /** The rows as lines, below the names of the columns when these are wanted. */
  String print(List<? extends Row> rows, boolean header) {
    List<String[]> lines = new ArrayList<>(rows.size() + 1);
    if (header) {
      lines.add(columns.toArray(new String[0]));
    }
    for (Row row : rows) {
      lines.add(cells(row));
    }
    int[] widths = widths(lines);
    StringBuilder text = new StringBuilder();
    for (String[] line : lines) {
      append(text, line, widths);
    }
    return text.toString();
  }

  private String[] cells(Row row) {
    String[] cells = new String[columns.size()];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = row.text(columns.get(i));
    }
    return cells;
  }

  private int[] widths(List<String[]> lines) {
    int[] widths = new int[columns.size()];
    for (int i = 0; i + 1 < widths.length; i++) {
      if (separators.get(i + 1).isBlank()) {
        for (String[] line : lines) {
          widths[i] = Math.max(widths[i], line[i].length());
        }
      }
    }
    return widths;
  }

  private void append(StringBuilder text, String[] cells, int[] widths) {
    for (int i = 0; i < cells.length; i++) {
      String before = separators.get(i);
      text.append(before.isBlank() && i > 0 ? " " : before).append(cells[i]);
      text.append(" ".repeat(Math.max(0, widths[i] - cells[i].length())));
    }
    text.append(separators.get(cells.length)).append('\n');
  }

  /** The end of the run of characters that belong to a name, or do not. */
  private static int skip(String text, int from, boolean named) {
    int at = from;
    while (at < text.length() && isName(text.charAt(at)) == named) {
      at++;
    }
    return at;
  }

  private static boolean isName(char c) {
    return c == '_' || Character.isLetterOrDigit(c);
  }
}

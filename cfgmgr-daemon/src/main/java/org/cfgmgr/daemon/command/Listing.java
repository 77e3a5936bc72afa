package org.cfgmgr.daemon.command;

import java.util.List;
import java.util.TreeSet;
import org.apache.commons.cli.CommandLine;

/**
 * How rows are printed: {@code -F}, {@code -r}, {@code -H} and {@code --json}.
 *
 * @param distinct the column whose different values are wanted, "" for whole rows
 */
record Listing(Format format, String distinct, boolean header, boolean json) {
  /**
   * Reads the options.
   *
   * @param legal the columns there are
   * @param usual those printed unless others are asked for
   * @param usualJson those that JSON holds unless others are asked for
   */
  static Listing of(
      CommandLine line, List<String> legal, List<String> usual, List<String> usualJson) {
    String distinct = line.getOptionValue('r', "");
    if (line.hasOption('r')) {
      Format.checkColumn(distinct, legal);
    }
    String columns = line.getOptionValue('F');
    boolean json = line.hasOption("json");
    Format format =
        columns == null ? new Format(json ? usualJson : usual) : Format.parse(columns, legal);
    return new Listing(format, distinct, line.hasOption('H'), json);
  }

  String print(List<? extends Row> rows) {
    if (!distinct.isEmpty()) {
      return distinct(rows);
    }
    return json ? Json.print(rows, format.columns()) : format.print(rows, header);
  }

  private String distinct(List<? extends Row> rows) {
    TreeSet<String> values = new TreeSet<>(NaturalOrder.INSTANCE);
    for (Row row : rows) {
      values.add(row.text(distinct));
    }
    if (json) {
      return Json.print(values);
    }
    StringBuilder text = new StringBuilder();
    for (String value : values) {
      text.append(value).append('\n');
    }
    return text.toString();
  }
}

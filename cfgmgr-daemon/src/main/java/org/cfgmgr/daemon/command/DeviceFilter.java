package org.cfgmgr.daemon.command;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.cfgmgr.odm.CuDv;
import org.cfgmgr.odm.ShellPattern;
import org.jspecify.annotations.Nullable;

/** Which devices are listed: columns that must match patterns. */
final class DeviceFilter {
  private final List<String> columns = new ArrayList<>();
  private final List<String> patterns = new ArrayList<>();

  /** Takes class, subclass, type, parent and state from the options of lsdev. */
  static DeviceFilter of(CommandLine line) {
    DeviceFilter filter = new DeviceFilter();
    filter.add("parent", line.getOptionValue('p'));
    filter.add("class", line.getOptionValue('c'));
    filter.add("subclass", line.getOptionValue('s'));
    filter.add("type", line.getOptionValue('t'));
    String state = line.getOptionValue('S');
    if (state != null) {
      filter.add("status", label(state));
    }
    return filter;
  }

  boolean accepts(Row row) {
    for (int i = 0; i < columns.size(); i++) {
      if (!ShellPattern.matches(patterns.get(i), row.text(columns.get(i)))) {
        return false;
      }
    }
    return true;
  }

  private void add(String column, @Nullable String pattern) {
    if (pattern != null) {
      columns.add(column);
      patterns.add(pattern);
    }
  }

  /** The word for a state: its number, its first letter or the word, in any case. */
  private static String label(String spelling) {
    CuDv.Status[] states = CuDv.Status.values();
    for (int i = 0; i < states.length; i++) {
      String label = states[i].label();
      if (spelling.equalsIgnoreCase(label)
          || spelling.equalsIgnoreCase(label.substring(0, 1))
          || spelling.equals(Integer.toString(i))) {
        return label;
      }
    }
    throw new UsageException(
        "unknown state "
            + spelling
            + "; states are defined (d, 0), available (a, 1) and stopped (s, 2)");
  }
}

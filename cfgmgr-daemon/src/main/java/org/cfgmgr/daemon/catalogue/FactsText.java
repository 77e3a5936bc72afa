package org.cfgmgr.daemon.catalogue;

import java.util.List;
import java.util.Map;

/** Facts for people: a line for a value, an indented block for each row of a list. */
final class FactsText {
  private final StringBuilder text = new StringBuilder();

  private FactsText() {}

  static String of(Map<String, ?> facts) {
    FactsText writer = new FactsText();
    facts.forEach((name, value) -> writer.add("", name, value));
    return writer.text.toString();
  }

  private void add(String indent, String name, Object value) {
    if (value instanceof Map<?, ?> row) {
      text.append(indent).append(name).append(":\n");
      block(indent + "  ", row);
    } else if (value instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof Map) {
      text.append(indent).append(name).append(":\n");
      for (Object row : list) {
        line(indent + "  ", (Map<?, ?>) row);
      }
    } else if (value instanceof List<?> list) {
      line(indent, name, String.join(", ", list.stream().map(String::valueOf).toList()));
    } else {
      line(indent, name, String.valueOf(value));
    }
  }

  private void block(String indent, Map<?, ?> row) {
    row.forEach((name, value) -> add(indent, String.valueOf(name), value));
  }

  /** A row of a list: its first value, and the others behind it. */
  private void line(String indent, Map<?, ?> row) {
    String between = indent;
    for (Map.Entry<?, ?> entry : row.entrySet()) {
      String value = value(entry.getValue());
      if (!value.isEmpty()) {
        boolean first = between.equals(indent);
        text.append(between).append(first ? "" : entry.getKey() + " ").append(value);
        between = "; ";
      }
    }
    text.append('\n');
  }

  private static String value(Object value) {
    return value instanceof List<?> list
        ? String.join(" ", list.stream().map(String::valueOf).toList())
        : String.valueOf(value);
  }

  private void line(String indent, String name, String value) {
    if (!value.isEmpty()) {
      text.append(indent).append(name).append(": ").append(value).append('\n');
    }
  }
}

package org.cfgmgr.daemon.bosinst;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a bosinst.data (IBM, "bosinst.data file stanza descriptions"): {@code name:} and
 * below it, indented, {@code FIELD = value}, the value without quotes. What is not asked for stays
 * as it is written, letter by letter.
 *
 * @param lines all of them, without their ends
 */
public record BosinstData(List<Line> lines) {
  private static final Pattern STANZA = Pattern.compile("(\\w+)\\s*:\\s*");
  private static final Pattern FIELD = Pattern.compile("\\s+(\\w+)\\s*=([^\n]*)");

  public BosinstData {
    lines = List.copyOf(lines);
  }

  /**
   * One line.
   *
   * @param number from 1
   * @param stanza the name of the stanza it stands in; "" before the first
   * @param field "" where the line gives no field a value
   */
  public record Line(int number, String text, String stanza, String field, String value) {
    private static Line of(int number, String text, String stanza) {
      Matcher head = STANZA.matcher(text);
      Matcher field = FIELD.matcher(text);
      if (head.matches()) {
        return new Line(number, text, head.group(1), "", "");
      }
      return field.matches()
          ? new Line(number, text, stanza, field.group(1), field.group(2).strip())
          : new Line(number, text, stanza, "", "");
    }

    boolean isHead() {
      return STANZA.matcher(text).matches();
    }

    boolean isEmpty() {
      return text.isBlank() || text.strip().startsWith("#");
    }

    /** The same field with another value; the blanks before the value stay. */
    private Line with(String newValue) {
      int start = text.indexOf('=') + 1;
      String head = text.substring(0, start);
      String blanks = text.substring(start).replaceFirst("(?s)^([ \\t]*).*", "$1");
      String gap = blanks.isEmpty() && value.isEmpty() ? " " : blanks;
      String end = text.endsWith("\r") ? "\r" : "";
      return new Line(number, head + gap + newValue + end, stanza, field, newValue);
    }
  }

  /** Takes a text apart; {@link ControlFlow} tells what is wrong with it. */
  public static BosinstData parse(String text) {
    List<Line> lines = new ArrayList<>();
    String stanza = "";
    for (String one : text.split("\n", -1)) {
      Line line = Line.of(lines.size() + 1, one, stanza);
      lines.add(line);
      stanza = line.stanza();
    }
    return new BosinstData(lines);
  }

  /** The line that gives a field of a stanza its value, the last where there are several. */
  Optional<Line> line(String stanza, String field) {
    return lines.stream()
        .filter(line -> line.stanza().equals(stanza) && line.field().equals(field))
        .reduce((first, second) -> second);
  }

  /** The value of a field, "" where it has none. */
  public String value(String stanza, String field) {
    return line(stanza, field).map(Line::value).orElse("");
  }

  /**
   * The same with another value for a field that is there.
   *
   * @throws IllegalArgumentException when it is not
   */
  public BosinstData with(String stanza, String field, String value) {
    Line old =
        line(stanza, field)
            .orElseThrow(() -> new IllegalArgumentException("no field " + field + " in " + stanza));
    List<Line> changed = new ArrayList<>(lines);
    changed.set(old.number() - 1, old.with(value));
    return new BosinstData(changed);
  }

  /** As it is written in a file. */
  public String text() {
    return String.join("\n", lines.stream().map(Line::text).toList());
  }
}

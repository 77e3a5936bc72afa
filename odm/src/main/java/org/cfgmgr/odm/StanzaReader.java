package org.cfgmgr.odm;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cfgmgr.odm.Stanza.Entry;
import org.jspecify.annotations.Nullable;

/**
 * Reads stanza text: a header with a colon in the first column, then indented {@code name = value}
 * lines. Text stands in double quotes with {@code \n \t \r \" \\}; a line that ends in a backslash
 * goes on with the next. Lines that start with {@code *} or {@code #} are comments. Lines end in LF
 * or CR LF.
 */
public final class StanzaReader {
  private static final String BYTE_ORDER_MARK = "\ufeff";

  private final String source;
  private final String[] lines;
  private final List<Stanza> stanzas = new ArrayList<>();
  private final List<Stanza> damaged = new ArrayList<>();
  private final List<StanzaProblem> problems = new ArrayList<>();
  private final List<Entry> entries = new ArrayList<>();
  private @Nullable String header;
  private int headerLine;
  private boolean broken;
  private int at;

  private StanzaReader(String source, String text) {
    this.source = source;
    this.lines = (text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text).split("\n", -1);
  }

  /**
   * What a text holds.
   *
   * @param stanzas the good stanzas; one with a mistake is left out whole
   * @param damaged those with a mistake, without the lines that are wrong; where every value stands
   *     for itself, as in a configuration file, the rest may be used
   * @param problems every mistake
   */
  public record Content(List<Stanza> stanzas, List<Stanza> damaged, List<StanzaProblem> problems) {
    public Content {
      stanzas = List.copyOf(stanzas);
      damaged = List.copyOf(damaged);
      problems = List.copyOf(problems);
    }
  }

  /**
   * Reads a text.
   *
   * @param source the file's name, for messages
   */
  public static Content read(String source, String text) {
    StanzaReader reader = new StanzaReader(source, text);
    reader.run();
    return new Content(reader.stanzas, reader.damaged, reader.problems);
  }

  /** Reads a file. Throws {@link OdmException} when it cannot be read. */
  public static Content read(Path file) {
    return read(file.toString(), StanzaText.of(file));
  }

  private void run() {
    while (at < lines.length) {
      String line = line(at);
      if (isContent(line)) {
        content(line);
      }
      at++;
    }
    finish();
  }

  private void content(String line) {
    if (Character.isWhitespace(line.charAt(0))) {
      entry(line);
    } else if (isStrayValue(line)) {
      mistake(at, "indent a value by a tab; a stanza starts with its name and a colon");
    } else {
      finish();
      header(line);
    }
  }

  private void header(String line) {
    String stripped = line.stripTrailing();
    header =
        stripped.endsWith(":") ? stripped.substring(0, stripped.length() - 1).strip() : stripped;
    headerLine = at + 1;
    if (!stripped.endsWith(":") || header.isEmpty()) {
      header = "";
      mistake(at, "expected a stanza's name and a colon, as in 'CuDv:'");
    }
  }

  private void entry(String line) {
    int start = at;
    String logical = continued(line);
    int equals = logical.indexOf('=');
    String name = equals < 0 ? "" : logical.substring(0, equals).strip();
    if (header == null) {
      mistake(start, "a value stands before any stanza; put a line such as 'CuDv:' before it");
    } else if (name.isEmpty()) {
      mistake(start, "expected name = value");
    } else {
      value(start, name, logical.substring(equals + 1).strip());
    }
  }

  private void value(int start, String name, String text) {
    boolean quoted = text.startsWith("\"");
    if (quoted && !isClosed(text)) {
      mistake(start, "the value lacks its closing quote");
    } else {
      // As snap files have it: the value is all between the first quote and the last.
      String value = quoted ? unescape(text.substring(1, text.length() - 1)) : text;
      entries.add(new Entry(name, value, quoted, start + 1, line(start)));
    }
  }

  /** The line together with those it goes on with. */
  private String continued(String line) {
    StringBuilder logical = new StringBuilder(line);
    while (endsInOddBackslashes(logical) && at + 1 < lines.length) {
      logical.setLength(logical.length() - 1);
      logical.append(line(++at));
    }
    return logical.toString();
  }

  private void finish() {
    if (header != null && !header.isEmpty()) {
      (broken ? damaged : stanzas).add(new Stanza(source, headerLine, header, entries));
    }
    header = null;
    broken = false;
    entries.clear();
  }

  private void mistake(int index, String what) {
    problems.add(new StanzaProblem(source, index + 1, what, line(index)));
    broken = true;
  }

  private String line(int index) {
    String line = lines[index];
    return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
  }

  private static boolean isContent(String line) {
    return !line.isBlank() && line.charAt(0) != '*' && line.charAt(0) != '#';
  }

  /** A value in the first column: a mistake in its stanza, not the start of another. */
  private boolean isStrayValue(String line) {
    return header != null && line.indexOf('=') >= 0 && !line.stripTrailing().endsWith(":");
  }

  private static boolean endsInOddBackslashes(CharSequence text) {
    int backslashes = 0;
    while (backslashes < text.length() && text.charAt(text.length() - 1 - backslashes) == '\\') {
      backslashes++;
    }
    return backslashes % 2 == 1;
  }

  private static boolean isClosed(String text) {
    return text.length() > 1
        && text.endsWith("\"")
        && !endsInOddBackslashes(text.substring(1, text.length() - 1));
  }

  private static String unescape(String text) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean escape = c == '\\' && i + 1 < text.length();
      plain.append(escape ? unescaped(text.charAt(++i)) : String.valueOf(c));
    }
    return plain.toString();
  }

  private static String unescaped(char c) {
    return switch (c) {
      case 'n' -> "\n";
      case 't' -> "\t";
      case 'r' -> "\r";
      case '"' -> "\"";
      case '\\' -> "\\";
      default -> "\\" + c;
    };
  }
}

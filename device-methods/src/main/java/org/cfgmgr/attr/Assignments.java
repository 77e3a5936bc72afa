package org.cfgmgr.attr;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Attributes and values as users give them to {@code -a}: {@code mtu=900}, or several in one word,
 * {@code mtu=900 arp=off}. A value reaches to the next word that begins like an attribute; one that
 * holds such words itself is put between double quotes, where a backslash takes the next character
 * as it is.
 */
public final class Assignments {
  private static final String NAME = "[A-Za-z_][A-Za-z0-9_.-]*";

  private static final Pattern PAIR =
      Pattern.compile(
          "\\s*+("
              + NAME
              + ")=(?:\"((?:[^\"\\\\]|\\\\.)*+)\"(?=\\s|$)|(.*?)(?=\\s+"
              + NAME
              + "=|\\s*$))",
          Pattern.DOTALL);

  private static final Pattern ESCAPE = Pattern.compile("\\\\(.)", Pattern.DOTALL);

  private Assignments() {}

  /**
   * Reads them; of two values of one attribute the later one counts.
   *
   * @throws IllegalArgumentException naming the text that is none
   */
  public static Map<String, String> parse(List<String> words) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String word : words) {
      parse(word, values);
    }
    return values;
  }

  private static void parse(String word, Map<String, String> values) {
    String text = word.stripTrailing();
    Matcher pair = PAIR.matcher(text);
    int at = 0;
    do {
      if (!pair.find(at) || pair.start() != at) {
        throw new IllegalArgumentException("'" + text.substring(at) + "' is not ATTRIBUTE=VALUE");
      }
      values.remove(pair.group(1));
      values.put(pair.group(1), value(pair));
      at = pair.end();
    } while (at < text.length());
  }

  private static String value(Matcher pair) {
    String quoted = pair.group(2);
    return quoted == null ? pair.group(3) : ESCAPE.matcher(quoted).replaceAll("$1");
  }

  /** One pair as {@link #parse} reads it. */
  public static String write(String name, String value) {
    String plain = name + "=" + value;
    return parse(List.of(plain)).equals(Map.of(name, value))
        ? plain
        : name + "=\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}

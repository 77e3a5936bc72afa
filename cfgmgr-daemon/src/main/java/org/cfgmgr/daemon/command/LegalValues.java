package org.cfgmgr.daemon.command;

import java.util.ArrayList;
import java.util.List;

/** The legal values of an attribute, as PdAt writes them: {@code a,b,c} or {@code 1-9,2}. */
final class LegalValues {
  private LegalValues() {}

  /**
   * One value or range each line, a range as {@code start...end (+step)}.
   *
   * @param rep the representation; {@code r} in it means ranges
   */
  static List<String> lines(String values, String rep) {
    List<String> lines = new ArrayList<>();
    if (values.isEmpty()) {
      return lines;
    }
    String[] words = values.split(",", -1);
    for (int i = 0; i < words.length; i++) {
      String word = words[i].strip();
      int dash = rep.indexOf('r') < 0 ? -1 : dash(word);
      if (dash < 0) {
        lines.add(word);
      } else {
        boolean stepped = i + 1 < words.length && dash(words[i + 1].strip()) < 0;
        String step = stepped ? words[++i].strip() : "1";
        lines.add(word.substring(0, dash) + "..." + word.substring(dash + 1) + " (+" + step + ")");
      }
    }
    return lines;
  }

  /** The dash between two numbers, not the sign of the first. */
  private static int dash(String word) {
    return word.indexOf('-', 1);
  }
}

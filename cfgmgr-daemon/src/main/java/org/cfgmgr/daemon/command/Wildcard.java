package org.cfgmgr.daemon.command;

/** What shell-style patterns are, beside matching them. */
final class Wildcard {
  private static final String SIGNS = "*?[";

  private Wildcard() {}

  static boolean isPattern(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (SIGNS.indexOf(text.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** How many characters of a pattern stand for themselves: the more, the more specific. */
  static int literals(String pattern) {
    int count = 0;
    boolean inSet = false;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      inSet = c == '[' || (inSet && c != ']');
      boolean literal = !inSet && c != ']' && SIGNS.indexOf(c) < 0;
      count += literal ? 1 : 0;
    }
    return count;
  }
}

package org.cfgmgr.odm;

/**
 * Shell patterns as SQLite's GLOB has them: {@code *}, {@code ?}, {@code [a-z]}, {@code [^a]}, and
 * {@code [!a]}. A {@code ]} that comes first in a set is a member; a set that is not closed matches
 * nothing.
 */
public final class ShellPattern {
  private static final int NONE = -1;

  private ShellPattern() {}

  /** Whether a text matches a pattern as a whole. */
  public static boolean matches(String pattern, String text) {
    int p = 0;
    int t = 0;
    int star = -1;
    int mark = 0;
    while (t < text.length()) {
      int next = p < pattern.length() && pattern.charAt(p) != '*' ? one(pattern, p, text, t) : -1;
      if (next >= 0) {
        p = next;
        t += Character.charCount(text.codePointAt(t));
      } else if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        mark = t;
      } else if (star >= 0) {
        p = star + 1;
        mark += Character.charCount(text.codePointAt(mark));
        t = mark;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  /** The place in the pattern after what matches the character at t; -1 when it does not match. */
  private static int one(String pattern, int p, String text, int t) {
    int c = text.codePointAt(t);
    return switch (pattern.charAt(p)) {
      case '?' -> p + 1;
      case '[' -> set(pattern, p + 1, c);
      default -> pattern.codePointAt(p) == c ? p + Character.charCount(c) : -1;
    };
  }

  private static int set(String pattern, int start, int c) {
    int p = startOfMembers(pattern, start);
    boolean found = false;
    int low = NONE;
    if (p < pattern.length() && pattern.charAt(p) == ']') {
      found = c == ']';
      p++;
    }
    while (p < pattern.length() && pattern.charAt(p) != ']') {
      int member = pattern.codePointAt(p);
      p += Character.charCount(member);
      if (member == '-' && low != NONE && p < pattern.length() && pattern.charAt(p) != ']') {
        int high = pattern.codePointAt(p);
        p += Character.charCount(high);
        found |= low <= c && c <= high;
        low = NONE;
      } else {
        found |= member == c;
        low = member;
      }
    }
    boolean inverted = startOfMembers(pattern, start) > start;
    return p < pattern.length() && found != inverted ? p + 1 : -1;
  }

  private static int startOfMembers(String pattern, int start) {
    boolean inverted =
        start < pattern.length() && (pattern.charAt(start) == '^' || pattern.charAt(start) == '!');
    return inverted ? start + 1 : start;
  }

  /** The same pattern for SQLite, which knows only one of the two ways to invert a set. */
  static String glob(String pattern) {
    StringBuilder glob = new StringBuilder(pattern);
    int p = 0;
    while (p < pattern.length()) {
      if (pattern.charAt(p++) == '[') {
        int members = startOfMembers(pattern, p);
        if (members > p) {
          glob.setCharAt(p, '^');
        }
        int close = pattern.indexOf(']', members + 1);
        p = close < 0 ? pattern.length() : close + 1;
      }
    }
    return glob.toString();
  }
}

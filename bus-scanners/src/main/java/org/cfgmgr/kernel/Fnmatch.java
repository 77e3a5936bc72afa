package org.cfgmgr.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * fnmatch(3) with no flags, on bytes: {@code *}, {@code ?}, {@code [a-z]}, {@code [!a]}, {@code \}.
 */
public final class Fnmatch {
  private Fnmatch() {}

  public static boolean matches(String pattern, String text) {
    byte[] bytes = pattern.getBytes(UTF_8);
    return matches(bytes, bytes.length, text.getBytes(UTF_8), 0);
  }

  /** Whether the first {@code length} bytes of the pattern match the text from {@code from} on. */
  static boolean matches(byte[] pattern, int length, byte[] text, int from) {
    int at = 0;
    int read = from;
    int afterStar = -1;
    int starRead = -1;
    while (read < text.length) {
      if (at < length && pattern[at] == '*') {
        afterStar = ++at;
        starRead = read;
        continue;
      }
      int next = at < length ? matchOne(pattern, at, length, text[read]) : -1;
      if (next >= 0) {
        at = next;
        read++;
      } else if (afterStar >= 0) {
        at = afterStar;
        read = ++starRead;
      } else {
        return false;
      }
    }
    while (at < length && pattern[at] == '*') {
      at++;
    }
    return at == length;
  }

  /** The place after the pattern's element at {@code at}, or -1 when it refuses the character. */
  private static int matchOne(byte[] pattern, int at, int length, byte character) {
    if (pattern[at] == '?') {
      return at + 1;
    }
    if (pattern[at] == '\\') {
      return at + 1 < length && pattern[at + 1] == character ? at + 2 : -1;
    }
    int close = pattern[at] == '[' ? closing(pattern, at, length) : -1;
    if (close >= 0) {
      return inBrackets(pattern, at + 1, close, character & 0xff) ? close + 1 : -1;
    }
    return pattern[at] == character ? at + 1 : -1;
  }

  /** Where the bracket ends; a {@code ]} that comes first is a member. */
  private static int closing(byte[] pattern, int open, int length) {
    int at = open + 1;
    if (at < length && negates(pattern[at])) {
      at++;
    }
    for (at++; at < length; at++) {
      if (pattern[at] == ']' && pattern[at - 1] != '\\') {
        return at;
      }
    }
    return -1;
  }

  private static boolean inBrackets(byte[] pattern, int from, int close, int character) {
    boolean negated = negates(pattern[from]);
    for (int at = negated ? from + 1 : from; at < close; at++) {
      if (pattern[at] == '\\' && at + 1 < close) {
        at++;
      }
      int low = pattern[at] & 0xff;
      boolean range = at + 2 < close && pattern[at + 1] == '-';
      int high = range ? pattern[at + 2] & 0xff : low;
      if (low <= character && character <= high) {
        return !negated;
      }
      at += range ? 2 : 0;
    }
    return negated;
  }

  private static boolean negates(byte character) {
    return character == '!' || character == '^';
  }
}

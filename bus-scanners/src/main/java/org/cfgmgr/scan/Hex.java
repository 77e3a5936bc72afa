package org.cfgmgr.scan;

import java.util.Locale;

/** Hexadecimal numbers as facts have them: lower case, all digits, no {@code 0x}. */
final class Hex {
  private Hex() {}

  /** The last {@code digits} digits of a number in any of sysfs's spellings; "" for no number. */
  static String digits(String text, int digits) {
    String bare = text.strip().toLowerCase(Locale.ROOT);
    int start = bare.startsWith("0x") ? 2 : 0;
    if (start == bare.length()) {
      return "";
    }
    for (int i = start; i < bare.length(); i++) {
      if (Character.digit(bare.charAt(i), 16) < 0) {
        return "";
      }
    }
    int missing = digits - (bare.length() - start);
    return missing > 0
        ? "0".repeat(missing) + bare.substring(start)
        : bare.substring(bare.length() - digits);
  }

  /** Two numbers with a colon between them, one after the other: {@code 8086:29C0}. */
  static String pair(String text) {
    int colon = text.indexOf(':');
    return colon < 0 ? "" : both(text.substring(0, colon), text.substring(colon + 1));
  }

  /** Two numbers of four digits one after the other; "" unless both are numbers. */
  static String both(String high, String low) {
    String first = digits(high, 4);
    String second = digits(low, 4);
    return first.isEmpty() || second.isEmpty() ? "" : first + second;
  }
}

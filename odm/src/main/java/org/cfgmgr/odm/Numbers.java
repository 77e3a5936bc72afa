package org.cfgmgr.odm;

import java.util.OptionalLong;

/**
 * Numbers as they are written: decimal, or hexadecimal after {@code 0x}, with a sign or without.
 */
final class Numbers {
  private Numbers() {}

  /** The number; empty when the text is none, or one that 64 bits cannot hold. */
  static OptionalLong parse(String text) {
    boolean negative = text.startsWith("-");
    String digits = text.substring(negative ? 1 : 0);
    boolean hexadecimal = digits.startsWith("0x") || digits.startsWith("0X");
    digits = hexadecimal ? digits.substring(2) : digits;
    int radix = hexadecimal ? 16 : 10;
    if (!areDigits(digits, radix)) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Long.parseLong(negative ? "-" + digits : digits, radix));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  private static boolean areDigits(String digits, int radix) {
    return digits.chars().allMatch(c -> c < 0x80 && Character.digit(c, radix) >= 0);
  }
}

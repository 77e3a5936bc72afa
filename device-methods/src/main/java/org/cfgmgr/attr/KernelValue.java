package org.cfgmgr.attr;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values as people write them and as the kernel shows them. */
public final class KernelValue {
  private static final Set<String> ON = Set.of("1", "y", "yes", "on", "true");
  private static final Set<String> OFF = Set.of("0", "n", "no", "off", "false");

  /** Numbers as memparse takes them (kernel, lib/cmdline.c). */
  private static final Pattern NUMBER =
      Pattern.compile("(-?)(?:0x([0-9a-f]{1,16})|([0-9]{1,20}))([kmgtpe]?)");

  private static final String SUFFIXES = "kmgtpe";
  private static final int BITS_EACH = 10;

  private KernelValue() {}

  /**
   * Whether two texts are one value: {@code 0x10} and {@code 16}, {@code 1M} and {@code 1048576},
   * {@code Y} and {@code 1}, blanks and tabs.
   */
  public static boolean same(String one, String other) {
    String[] left = words(one);
    String[] right = words(other);
    if (left.length != right.length) {
      return false;
    }
    for (int i = 0; i < left.length; i++) {
      if (!sameWord(left[i], right[i])) {
        return false;
      }
    }
    return true;
  }

  private static String[] words(String text) {
    return text.strip().split("\\s+");
  }

  private static boolean sameWord(String one, String other) {
    return one.equals(other) || sameNumber(one, other) || sameSwitch(one, other);
  }

  private static boolean sameNumber(String one, String other) {
    Optional<BigInteger> number = number(one);
    return number.isPresent() && number.equals(number(other));
  }

  private static boolean sameSwitch(String one, String other) {
    String left = one.toLowerCase(Locale.ROOT);
    String right = other.toLowerCase(Locale.ROOT);
    return (ON.contains(left) && ON.contains(right)) || (OFF.contains(left) && OFF.contains(right));
  }

  /** A number as the kernel reads it; empty when the text is none. */
  static Optional<BigInteger> number(String word) {
    Matcher parts = NUMBER.matcher(word.toLowerCase(Locale.ROOT));
    if (!parts.matches()) {
      return Optional.empty();
    }
    boolean hexadecimal = parts.group(2) != null;
    String digits = parts.group(1) + (hexadecimal ? parts.group(2) : parts.group(3));
    int shift = BITS_EACH * (SUFFIXES.indexOf(parts.group(4)) + 1);
    BigInteger number = new BigInteger(digits, hexadecimal ? 16 : 10);
    return Optional.of(parts.group(4).isEmpty() ? number : number.shiftLeft(shift));
  }
}

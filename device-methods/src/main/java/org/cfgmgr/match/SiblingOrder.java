package org.cfgmgr.match;

import java.util.Comparator;

/**
 * The order of devices below one parent: by path, names that count in decimal by number ({@code
 * host10} after {@code host2}), PCI addresses as the hexadecimal numbers they are.
 */
final class SiblingOrder implements Comparator<String> {
  static final SiblingOrder OF_PATHS = new SiblingOrder();

  private SiblingOrder() {}

  /** Only the parts after what both begin with can differ: most siblings share all but the last. */
  @Override
  public int compare(String a, String b) {
    int start = common(a, b);
    while (start > 0 && a.charAt(start - 1) != '/') {
      start--;
    }
    String[] left = a.substring(start).split("/", -1);
    String[] right = b.substring(start).split("/", -1);
    for (int i = 0; i < Math.min(left.length, right.length); i++) {
      int order = names(left[i], right[i]);
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(left.length, right.length);
  }

  private static int common(String a, String b) {
    int end = 0;
    while (end < Math.min(a.length(), b.length()) && a.charAt(end) == b.charAt(end)) {
      end++;
    }
    return end;
  }

  private static int names(String a, String b) {
    boolean leftPci = isPci(a);
    boolean rightPci = isPci(b);
    if (leftPci && rightPci) {
      return a.compareTo(b);
    }
    // Addresses come first as a group: the two ways to compare must not mix.
    return leftPci != rightPci ? Boolean.compare(rightPci, leftPci) : counting(a, b);
  }

  /** {@code 0000:00:1f.2}. */
  private static boolean isPci(String name) {
    return name.length() == 12
        && name.charAt(4) == ':'
        && name.charAt(7) == ':'
        && name.charAt(10) == '.';
  }

  private static int counting(String a, String b) {
    int i = 0;
    int j = 0;
    while (i < a.length() && j < b.length()) {
      int endA = run(a, i);
      int endB = run(b, j);
      boolean counted = isDigit(a.charAt(i)) && isDigit(b.charAt(j));
      int order =
          counted
              ? numbers(a, significant(a, i, endA), endA, b, significant(b, j, endB), endB)
              : Character.compare(a.charAt(i), b.charAt(j));
      if (order != 0) {
        return order;
      }
      i = endA;
      j = endB;
    }
    int rest = Integer.compare(a.length() - i, b.length() - j);
    return rest != 0 ? rest : a.compareTo(b);
  }

  /** The end of the number that begins here, or of the one other character. */
  private static int run(String text, int start) {
    int end = start;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return Math.max(end, start + 1);
  }

  /** Compares numbers of any length that begin with a digit that counts. */
  private static int numbers(String a, int i, int endA, String b, int j, int endB) {
    int length = Integer.compare(endA - i, endB - j);
    for (int k = 0; length == 0 && k < endA - i; k++) {
      if (a.charAt(i + k) != b.charAt(j + k)) {
        return Character.compare(a.charAt(i + k), b.charAt(j + k));
      }
    }
    return length;
  }

  private static int significant(String text, int start, int end) {
    int at = start;
    while (at < end - 1 && text.charAt(at) == '0') {
      at++;
    }
    return at;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}

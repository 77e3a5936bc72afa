package org.cfgmgr.kernel;

import java.util.Comparator;

/**
 * The order of releases, oldest first, as Debian compares versions (deb-version(7)): runs of digits
 * as numbers, {@code ~} before everything, letters before other characters.
 */
public final class ReleaseOrder implements Comparator<String> {
  /** Oldest first. */
  public static final ReleaseOrder OLDEST_FIRST = new ReleaseOrder();

  private ReleaseOrder() {}

  @Override
  public int compare(String one, String other) {
    int i = 0;
    int j = 0;
    while (i < one.length() || j < other.length()) {
      while (isText(one, i) || isText(other, j)) {
        int difference = Integer.compare(weight(one, i), weight(other, j));
        if (difference != 0) {
          return difference;
        }
        i++;
        j++;
      }
      int endOne = endOfNumber(one, i);
      int endOther = endOfNumber(other, j);
      int difference = compareNumbers(one.substring(i, endOne), other.substring(j, endOther));
      if (difference != 0) {
        return difference;
      }
      i = endOne;
      j = endOther;
    }
    return 0;
  }

  private static boolean isText(String version, int at) {
    return at < version.length() && !isDigit(version.charAt(at));
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }

  private static int weight(String version, int at) {
    char character = at < version.length() ? version.charAt(at) : '0';
    if (isDigit(character)) {
      return 0;
    }
    if (character == '~') {
      return -1;
    }
    return Character.isLetter(character) ? character : character + 0x10000;
  }

  private static int endOfNumber(String version, int from) {
    int end = from;
    while (end < version.length() && isDigit(version.charAt(end))) {
      end++;
    }
    return end;
  }

  private static int compareNumbers(String one, String other) {
    String first = withoutZeros(one);
    String second = withoutZeros(other);
    int longer = Integer.compare(first.length(), second.length());
    return longer != 0 ? longer : first.compareTo(second);
  }

  private static String withoutZeros(String digits) {
    int at = 0;
    while (at < digits.length() && digits.charAt(at) == '0') {
      at++;
    }
    return digits.substring(at);
  }
}

package org.cfgmgr.daemon.command;

import java.util.Comparator;

/** The order in which people count: hdisk2 before hdisk10. */
public final class NaturalOrder implements Comparator<String> {
  public static final NaturalOrder INSTANCE = new NaturalOrder();

  private NaturalOrder() {}

  @Override
  public int compare(String a, String b) {
    int stemA = stem(a);
    int stemB = stem(b);
    int byStem = a.substring(0, stemA).compareTo(b.substring(0, stemB));
    if (byStem != 0) {
      return byStem;
    }
    int byLength = Integer.compare(a.length() - stemA, b.length() - stemB);
    return byLength != 0 ? byLength : a.compareTo(b);
  }

  /** Where the number at the end begins, its leading zeros not counted. */
  private static int stem(String text) {
    int at = text.length();
    while (at > 0 && isDigit(text.charAt(at - 1))) {
      at--;
    }
    while (at < text.length() - 1 && text.charAt(at) == '0') {
      at++;
    }
    return at;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}

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
}

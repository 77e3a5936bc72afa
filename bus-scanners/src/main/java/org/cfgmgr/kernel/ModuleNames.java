package org.cfgmgr.kernel;

/** Names of modules and aliases as kmod compares them. */
final class ModuleNames {
  private ModuleNames() {}

  /** A module's one spelling: kmod and the kernel take {@code -} and {@code _} for the same. */
  static String fold(String module) {
    return module.replace('-', '_');
  }

  /** An alias's one spelling: folded too, but not inside brackets, where {@code -} is a range. */
  static String foldAlias(String alias) {
    if (alias.indexOf('[') < 0) {
      return fold(alias);
    }
    StringBuilder folded = new StringBuilder(alias.length());
    for (int at = 0; at < alias.length(); at++) {
      int close = alias.charAt(at) == '[' ? alias.indexOf(']', at) : -1;
      if (close < 0) {
        folded.append(alias.charAt(at) == '-' ? '_' : alias.charAt(at));
      } else {
        folded.append(alias, at, close + 1);
        at = close;
      }
    }
    return folded.toString();
  }
}

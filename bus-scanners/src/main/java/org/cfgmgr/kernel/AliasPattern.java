package org.cfgmgr.kernel;

/**
 * A pattern of aliases as modules declare them, for fnmatch(3).
 *
 * @param text folded: with {@code _} for {@code -} outside brackets, as kmod compares them
 */
public record AliasPattern(String text) {
  public AliasPattern {
    text = ModuleNames.foldAlias(text);
  }

  /** An alias, or pattern, as kmod compares it. */
  public static String fold(String alias) {
    return ModuleNames.foldAlias(alias);
  }

  /** Whether an alias, folded or not, is one of these. */
  public boolean matches(String alias) {
    return Fnmatch.matches(text, ModuleNames.foldAlias(alias));
  }

  /** How many characters stand for themselves, a bracket for one: how narrow the pattern is. */
  public int fixedCharacters() {
    return Ranking.fixedCharacters(text);
  }
}

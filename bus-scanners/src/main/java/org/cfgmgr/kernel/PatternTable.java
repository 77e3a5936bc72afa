package org.cfgmgr.kernel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What alias patterns stand for, found by what is before their first wildcard, so that a look-up
 * does not try all of ten thousands.
 */
public final class PatternTable<T> {
  private final Map<String, List<Row<T>>> rows = new HashMap<>();
  private int longest;
  private int count;

  /**
   * A pattern that matched.
   *
   * @param pattern as it was added, with {@code _} for {@code -} outside brackets
   * @param order in which it was added
   */
  public record Row<T>(String pattern, T value, int order) {
    /** How many characters of the pattern stand for themselves; a bracket counts as one. */
    public int fixedCharacters() {
      return Ranking.fixedCharacters(pattern);
    }
  }

  /** Adds a pattern of fnmatch(3). */
  public void add(String pattern, T value) {
    String folded = ModuleNames.foldAlias(pattern);
    String prefix = literalPrefix(folded);
    longest = Math.max(longest, prefix.length());
    rows.computeIfAbsent(prefix, p -> new ArrayList<>(1)).add(new Row<>(folded, value, count++));
  }

  /** All patterns that match, in the order in which they were added. */
  public List<Row<T>> lookup(String alias) {
    String folded = ModuleNames.foldAlias(alias);
    List<Row<T>> found = new ArrayList<>();
    for (int end = 0; end <= Math.min(longest, folded.length()); end++) {
      for (Row<T> row : rows.getOrDefault(folded.substring(0, end), List.of())) {
        if (Fnmatch.matches(row.pattern(), folded)) {
          found.add(row);
        }
      }
    }
    found.sort(Comparator.comparingInt(Row::order));
    return found;
  }

  private static String literalPrefix(String pattern) {
    int end = 0;
    while (end < pattern.length() && "*?[\\".indexOf(pattern.charAt(end)) < 0) {
      end++;
    }
    return pattern.substring(0, end);
  }
}

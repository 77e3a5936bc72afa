package org.cfgmgr.kernel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Alias patterns in memory, found by what stands before their first wildcard. */
final class AliasTable implements AliasIndex {
  private final Map<String, List<AliasMatch>> rows = new HashMap<>();
  private int longest;
  private int count;

  /** The text form: lines {@code alias PATTERN MODULE}; what is none is passed over. */
  static AliasTable ofText(String text) {
    AliasTable table = new AliasTable();
    for (String line : text.lines().toList()) {
      String[] words = line.split(" ", -1);
      if (words.length == 3 && words[0].equals("alias")) {
        table.add(words[1], words[2]);
      }
    }
    return table;
  }

  /** {@code modules.builtin.modinfo}: NUL-terminated {@code MODULE.alias=PATTERN} among others. */
  static AliasTable ofModinfo(String modinfo) {
    AliasTable table = new AliasTable();
    for (String field : modinfo.split("\0", -1)) {
      int dot = field.indexOf(".alias=");
      if (dot > 0 && field.indexOf('.') == dot) {
        table.add(field.substring(dot + 7), field.substring(0, dot));
      }
    }
    return table;
  }

  void add(String pattern, String module) {
    String folded = ModuleNames.foldAlias(pattern);
    AliasMatch match = new AliasMatch(ModuleNames.fold(module), folded, count++);
    String prefix = literalPrefix(folded);
    longest = Math.max(longest, prefix.length());
    rows.computeIfAbsent(prefix, p -> new ArrayList<>(1)).add(match);
  }

  @Override
  public List<AliasMatch> lookup(String alias) {
    String folded = ModuleNames.foldAlias(alias);
    List<AliasMatch> found = new ArrayList<>();
    for (int end = 0; end <= Math.min(longest, folded.length()); end++) {
      for (AliasMatch match : rows.getOrDefault(folded.substring(0, end), List.of())) {
        if (Fnmatch.matches(match.pattern(), folded)) {
          found.add(match);
        }
      }
    }
    found.sort(Comparator.comparingLong(AliasMatch::priority));
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

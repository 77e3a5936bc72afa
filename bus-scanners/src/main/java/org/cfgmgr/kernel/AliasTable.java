package org.cfgmgr.kernel;

import java.util.List;

/** Alias patterns in memory. */
final class AliasTable implements AliasIndex {
  private final PatternTable<String> patterns = new PatternTable<>();

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
    patterns.add(pattern, ModuleNames.fold(module));
  }

  @Override
  public List<AliasMatch> lookup(String alias) {
    return patterns.lookup(alias).stream()
        .map(row -> new AliasMatch(row.value(), row.pattern(), row.order()))
        .toList();
  }
}

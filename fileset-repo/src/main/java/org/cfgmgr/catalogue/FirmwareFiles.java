package org.cfgmgr.catalogue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.cfgmgr.kernel.PatternTable;

/** Which packages hold which file of firmware. */
final class FirmwareFiles {
  private final Map<String, String> packages = new HashMap<>();

  FirmwareFiles(CatalogueFile file) {
    file.rows(CatalogueFile.FIRMWARE, 2).forEach(row -> packages.put(row[0], row[1]));
  }

  /** The packages of a name; of one with wildcards, those of all files that it may mean. */
  List<String> packages(String name) {
    String exact = packages.get(name);
    if (exact != null) {
      return List.of(exact.split(" ", -1));
    }
    return name.matches(".*[*?\\[].*") ? matching(name) : List.of();
  }

  private List<String> matching(String pattern) {
    PatternTable<String> one = new PatternTable<>();
    one.add(pattern, pattern);
    TreeSet<String> found = new TreeSet<>();
    packages.forEach(
        (file, names) -> {
          if (!one.lookup(file).isEmpty()) {
            found.addAll(List.of(names.split(" ", -1)));
          }
        });
    return List.copyOf(found);
  }
}

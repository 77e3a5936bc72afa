package org.cfgmgr.catalogue;

import java.util.List;
import java.util.TreeSet;
import org.cfgmgr.kernel.AliasPattern;

/** Which packages hold which file of firmware. */
final class FirmwareFiles {
  private final SortedRows rows;

  FirmwareFiles(CatalogueFile file) {
    rows = new SortedRows(file, CatalogueFile.FIRMWARE, 2);
  }

  /** The packages of a name; of one with wildcards, those of all files that it may mean. */
  List<String> packages(String name) {
    List<String[]> exact = rows.named(name);
    if (!exact.isEmpty()) {
      return packages(exact.get(0));
    }
    return name.matches(".*[*?\\[].*") ? matching(new AliasPattern(name)) : List.of();
  }

  private List<String> matching(AliasPattern pattern) {
    TreeSet<String> found = new TreeSet<>();
    for (int i = 0; i < rows.size(); i++) {
      String[] row = rows.row(i);
      if (pattern.matches(row[0])) {
        found.addAll(packages(row));
      }
    }
    return List.copyOf(found);
  }

  private static List<String> packages(String[] row) {
    return List.of(row[1].split(" ", -1));
  }
}

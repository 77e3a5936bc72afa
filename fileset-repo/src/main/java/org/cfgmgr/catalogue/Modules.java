package org.cfgmgr.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The modules of all kernels of a catalogue, with the firmware that each declares. */
final class Modules {
  private final SortedRows rows;
  private final List<KernelBuild> kernels;

  private record Row(String name, long loadable, long builtIn, String firmware) {
    static Row of(String[] row) {
      return new Row(row[0], Masks.parse(row[1]), Masks.parse(row[2]), row[3]);
    }

    boolean in(KernelBuild kernel) {
      return Masks.has(loadable | builtIn, kernel.number());
    }
  }

  Modules(CatalogueFile file, List<KernelBuild> kernels) {
    this.kernels = kernels;
    rows = new SortedRows(file, CatalogueFile.MODULES, 4);
  }

  List<String> names(KernelBuild kernel) {
    TreeSet<String> names = new TreeSet<>();
    for (int i = 0; i < rows.size(); i++) {
      Row row = Row.of(rows.row(i));
      if (row.in(kernel)) {
        names.add(row.name);
      }
    }
    return List.copyOf(names);
  }

  boolean has(String module, KernelBuild kernel) {
    return rows(module).stream().anyMatch(row -> row.in(kernel));
  }

  boolean builtIn(String module, KernelBuild kernel) {
    return rows(module).stream().anyMatch(row -> Masks.has(row.builtIn, kernel.number()));
  }

  List<String> firmware(String module, KernelBuild kernel) {
    return rows(module).stream()
        .filter(row -> row.in(kernel) && !row.firmware.isEmpty())
        .flatMap(row -> List.of(row.firmware.split(" ", -1)).stream())
        .toList();
  }

  /**
   * The kernels that answer by a pattern of a module, among them those where it is built in: a
   * built-in driver of PCI or USB has no aliases, but the same ids as in the other flavours of its
   * version.
   *
   * @param said the kernels that say so
   */
  long having(String module, long said) {
    List<Row> all = rows(module);
    long mask = said;
    for (KernelBuild kernel : kernels) {
      boolean builtIn = all.stream().anyMatch(row -> Masks.has(row.builtIn, kernel.number()));
      if (builtIn && vouched(all, kernel, said)) {
        mask |= Masks.of(kernel.number());
      }
    }
    return mask;
  }

  /** Where the other flavours of a version have the module loadable, one of them must say so. */
  private boolean vouched(List<Row> all, KernelBuild kernel, long said) {
    long asked = 0;
    for (KernelBuild other : kernels) {
      for (Row row : all) {
        boolean sibling = other.version().equals(kernel.version());
        asked |= sibling ? row.loadable & Masks.of(other.number()) : 0;
      }
    }
    return asked == 0 || (asked & said) != 0;
  }

  private List<Row> rows(String module) {
    List<Row> found = new ArrayList<>(1);
    rows.named(module.replace('-', '_')).forEach(row -> found.add(Row.of(row)));
    return found;
  }
}

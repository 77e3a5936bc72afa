package org.cfgmgr.catalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The modules of all kernels of a catalogue, with the firmware that each declares. */
final class Modules {
  private final Map<String, List<Row>> rows = new HashMap<>();
  private final List<KernelBuild> kernels;

  private record Row(long loadable, long builtIn, String firmware) {
    long anyhow() {
      return loadable | builtIn;
    }
  }

  Modules(CatalogueFile file, List<KernelBuild> kernels) {
    this.kernels = kernels;
    for (String[] row : file.rows(CatalogueFile.MODULES, 4)) {
      rows.computeIfAbsent(row[0], name -> new ArrayList<>(1))
          .add(new Row(Masks.parse(row[1]), Masks.parse(row[2]), row[3]));
    }
  }

  List<String> names(KernelBuild kernel) {
    return rows.keySet().stream().filter(name -> has(name, kernel)).sorted().toList();
  }

  boolean has(String module, KernelBuild kernel) {
    return rows(module).stream().anyMatch(row -> Masks.has(row.anyhow(), kernel.number()));
  }

  boolean builtIn(String module, KernelBuild kernel) {
    return Masks.has(builtIn(module), kernel.number());
  }

  List<String> firmware(String module, KernelBuild kernel) {
    return rows(module).stream()
        .filter(row -> Masks.has(row.anyhow(), kernel.number()) && !row.firmware.isEmpty())
        .flatMap(row -> List.of(row.firmware.split(" ", -1)).stream())
        .toList();
  }

  /**
   * The kernels that answer by a pattern of a module, among them those where it is built in: a
   * built-in driver of PCI or USB has no aliases, but the same ids as in the other flavours of its
   * version.
   *
   * @param loadable the kernels that say so
   */
  long having(String module, long loadable) {
    long mask = loadable;
    long builtIn = builtIn(module);
    for (KernelBuild kernel : kernels) {
      if (Masks.has(builtIn, kernel.number()) && vouched(module, kernel, loadable)) {
        mask |= Masks.of(kernel.number());
      }
    }
    return mask;
  }

  /** Where the other flavours of a version have the module loadable, one of them must say so. */
  private boolean vouched(String module, KernelBuild kernel, long loadable) {
    long siblings = 0;
    for (KernelBuild other : kernels) {
      if (other.version().equals(kernel.version())) {
        siblings |= Masks.of(other.number());
      }
    }
    long asked = 0;
    for (Row row : rows(module)) {
      asked |= row.loadable & siblings;
    }
    return asked == 0 || (asked & loadable) != 0;
  }

  private long builtIn(String module) {
    long mask = 0;
    for (Row row : rows(module)) {
      mask |= row.builtIn;
    }
    return mask;
  }

  private List<Row> rows(String module) {
    return rows.getOrDefault(module.replace('-', '_'), List.of());
  }
}

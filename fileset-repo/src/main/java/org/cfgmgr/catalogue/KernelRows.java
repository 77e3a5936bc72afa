package org.cfgmgr.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cfgmgr.kernel.AliasPattern;
import org.cfgmgr.kernel.ModuleInfo;

/** The modules of several kernels as rows, in which a mask tells which of them have it so. */
final class KernelRows {
  private final List<DebPackage> kernels;

  KernelRows(List<DebPackage> kernels) {
    if (kernels.size() > Masks.KERNELS) {
      throw new CatalogueException(
          "%d kernels are more than a catalogue can hold, %d: leave out old ones"
              .formatted(kernels.size(), Masks.KERNELS));
    }
    this.kernels = List.copyOf(kernels);
  }

  void writeTo(CatalogueWriter writer) {
    aliases()
        .forEach(
            (row, mask) -> {
              int tab = row.indexOf('\t');
              String pattern = row.substring(0, tab);
              String bus = CatalogueFile.bus(pattern);
              if (!bus.isEmpty()) {
                writer.row(
                    CatalogueFile.ALIASES + bus, pattern, row.substring(tab + 1), Masks.text(mask));
              }
            });
    modules().forEach(name -> module(name, writer));
  }

  /** By pattern and module, the kernels. */
  private NavigableMap<String, Long> aliases() {
    NavigableMap<String, Long> masks = new TreeMap<>();
    for (int i = 0; i < kernels.size(); i++) {
      long bit = Masks.of(i);
      for (Map<String, ModuleInfo> infos :
          List.of(kernels.get(i).modules(), kernels.get(i).builtInInfos())) {
        infos.forEach(
            (module, info) ->
                info.aliases()
                    .forEach(
                        pattern ->
                            masks.merge(
                                AliasPattern.fold(pattern) + "\t" + module,
                                bit,
                                (one, other) -> one | other)));
      }
    }
    return masks;
  }

  private NavigableSet<String> modules() {
    NavigableSet<String> names = new TreeSet<>();
    for (DebPackage kernel : kernels) {
      names.addAll(kernel.modules().keySet());
      names.addAll(kernel.builtIn());
    }
    return names;
  }

  /** A row for each set of firmware that a module declares in one kernel or another. */
  private void module(String name, CatalogueWriter writer) {
    NavigableMap<String, List<Integer>> sets = new TreeMap<>();
    for (int i = 0; i < kernels.size(); i++) {
      DebPackage kernel = kernels.get(i);
      if (kernel.modules().containsKey(name) || kernel.builtIn().contains(name)) {
        sets.computeIfAbsent(firmware(kernel, name), set -> new ArrayList<>()).add(i);
      }
    }
    sets.forEach(
        (firmware, in) -> {
          long loadable = 0;
          long builtIn = 0;
          for (int i : in) {
            boolean loads = kernels.get(i).modules().containsKey(name);
            loadable |= loads ? Masks.of(i) : 0;
            builtIn |= loads ? 0 : Masks.of(i);
          }
          writer.row(
              CatalogueFile.MODULES, name, Masks.text(loadable), Masks.text(builtIn), firmware);
        });
  }

  private static String firmware(DebPackage kernel, String module) {
    ModuleInfo info = kernel.modules().get(module);
    ModuleInfo said = info == null ? kernel.builtInInfos().get(module) : info;
    return said == null ? "" : String.join(" ", new TreeSet<>(said.firmware()));
  }
}

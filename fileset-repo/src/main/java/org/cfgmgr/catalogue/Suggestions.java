package org.cfgmgr.catalogue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.cfgmgr.kernel.AliasPattern;

/** Which packages are said to be for which devices. */
final class Suggestions {
  private final CatalogueFile file;
  private final Function<String, Optional<SoftwarePackage>> software;
  private final Lazy<List<String[]>> reasons;
  private final Map<String, SortedRows> tables = new ConcurrentHashMap<>();

  Suggestions(CatalogueFile file, Function<String, Optional<SoftwarePackage>> software) {
    this.file = file;
    this.software = software;
    reasons = new Lazy<>(() -> file.rows(CatalogueFile.REASONS, 5));
  }

  /**
   * Those of an alias, unless another one of the machine rules them out.
   *
   * @param firmware whether packages of firmware are asked for, or all others
   */
  List<Suggestion> of(String modalias, Collection<String> machine, boolean firmware) {
    List<Suggestion> found = new ArrayList<>();
    for (String[] row : table(CatalogueFile.bus(modalias)).matching(modalias)) {
      String[] reason = reason(row[1]);
      if (reason[1].equals("firmware") == firmware && !ruledOut(reason[2], machine)) {
        software
            .apply(reason[0])
            .map(name -> new Suggestion(name, row[0], reason[3], reason[4]))
            .ifPresent(found::add);
      }
    }
    return found;
  }

  private SortedRows table(String bus) {
    return tables.computeIfAbsent(
        bus, name -> new SortedRows(file, CatalogueFile.SUGGESTIONS + name, 2));
  }

  private String[] reason(String number) {
    long index = file.number(number);
    if (index < 0 || index >= reasons.get().size()) {
      throw file.damaged("there is no reason " + number);
    }
    return reasons.get().get((int) index);
  }

  private static boolean ruledOut(String unless, Collection<String> machine) {
    AliasPattern pattern = new AliasPattern(unless);
    return !unless.isEmpty() && machine.stream().anyMatch(pattern::matches);
  }
}

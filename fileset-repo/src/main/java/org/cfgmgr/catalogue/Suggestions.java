package org.cfgmgr.catalogue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.cfgmgr.kernel.PatternTable;

/** Which packages are said to be for which devices. */
final class Suggestions {
  private final CatalogueFile file;
  private final Function<String, Optional<SoftwarePackage>> software;
  private final Lazy<List<String[]>> reasons;
  private final Map<String, PatternTable<String>> tables = new ConcurrentHashMap<>();

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
    String bus = CatalogueFile.bus(modalias);
    tables.computeIfAbsent(bus, this::table).lookup(modalias).stream()
        .sorted(Narrowness.FIRST)
        .forEach(
            row -> {
              String[] reason = reason(row.value());
              if (reason[1].equals("firmware") == firmware && !ruledOut(reason[2], machine)) {
                software
                    .apply(reason[0])
                    .map(name -> new Suggestion(name, row.pattern(), reason[3], reason[4]))
                    .ifPresent(found::add);
              }
            });
    return found;
  }

  private String[] reason(String number) {
    long index = file.number(number);
    if (index < 0 || index >= reasons.get().size()) {
      throw file.damaged("there is no reason " + number);
    }
    return reasons.get().get((int) index);
  }

  private static boolean ruledOut(String unless, Collection<String> machine) {
    if (unless.isEmpty()) {
      return false;
    }
    PatternTable<String> one = new PatternTable<>();
    one.add(unless, unless);
    return machine.stream().anyMatch(alias -> !one.lookup(alias).isEmpty());
  }

  private PatternTable<String> table(String bus) {
    PatternTable<String> table = new PatternTable<>();
    file.rows(CatalogueFile.SUGGESTIONS + bus, 2).forEach(row -> table.add(row[0], row[1]));
    return table;
  }
}

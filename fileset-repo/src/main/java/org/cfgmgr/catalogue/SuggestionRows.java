package org.cfgmgr.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cfgmgr.kernel.AliasPattern;

/** Which packages are said to be for which devices, as rows. */
final class SuggestionRows {
  private final NavigableMap<String, NavigableSet<Reason>> byPattern = new TreeMap<>();

  /** What is said of a package. */
  record Reason(String name, boolean firmware, String unless, String why, String source)
      implements Comparable<Reason> {
    @Override
    public int compareTo(Reason other) {
      return key().compareTo(other.key());
    }

    private String key() {
      return String.join("\t", name, firmware ? "firmware" : "", unless, why, source);
    }
  }

  void add(String pattern, Reason reason) {
    if (!CatalogueFile.bus(pattern).isEmpty()) {
      byPattern.computeIfAbsent(AliasPattern.fold(pattern), folded -> new TreeSet<>()).add(reason);
    }
  }

  /** The packages that are named. */
  Set<String> names() {
    Set<String> names = new TreeSet<>();
    byPattern.values().forEach(reasons -> reasons.forEach(reason -> names.add(reason.name)));
    return names;
  }

  void writeTo(CatalogueWriter writer) {
    Set<Reason> all = new TreeSet<>();
    byPattern.values().forEach(all::addAll);
    List<Reason> numbered = new ArrayList<>(new LinkedHashSet<>(all));
    for (Reason reason : numbered) {
      writer.row(
          CatalogueFile.REASONS,
          reason.name,
          reason.firmware ? "firmware" : "",
          reason.unless,
          reason.why,
          reason.source);
    }
    NavigableMap<Reason, Integer> numbers = new TreeMap<>();
    numbered.forEach(reason -> numbers.put(reason, numbers.size()));
    byPattern.forEach(
        (pattern, reasons) ->
            reasons.forEach(
                reason ->
                    writer.row(
                        CatalogueFile.SUGGESTIONS + CatalogueFile.bus(pattern),
                        pattern,
                        Integer.toString(numbers.getOrDefault(reason, 0)))));
  }
}

package org.cfgmgr.match;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.cfgmgr.odm.OdmException;
import org.cfgmgr.odm.OdmObject;
import org.jspecify.annotations.Nullable;

/** The table of what is no device of its own, by bus. */
public final class AbsorbTable {
  private final Map<String, List<AbsorbRule>> byBus = new HashMap<>();
  private final List<String> problems = new ArrayList<>();

  /** Reads rows of class Absorbed; a row that cannot be understood is left out and reported. */
  public AbsorbTable(Collection<OdmObject> rows) {
    List<AbsorbRule> rules = new ArrayList<>();
    rows.forEach(row -> read(row, rules));
    rules.sort(Comparator.comparingInt(AbsorbRule::seq));
    rules.forEach(rule -> byBus.computeIfAbsent(rule.bus(), bus -> new ArrayList<>()).add(rule));
  }

  /** The rules of all buses, in no fixed order between buses. */
  public List<AbsorbRule> rules() {
    return byBus.values().stream().flatMap(List::stream).toList();
  }

  /** One line for each row that was left out. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  Optional<AbsorbRule> find(String bus, Function<String, @Nullable String> facts) {
    for (AbsorbRule rule : byBus.getOrDefault(bus, List.of())) {
      if (rule.matches(facts)) {
        return Optional.of(rule);
      }
    }
    return Optional.empty();
  }

  private void read(OdmObject row, List<AbsorbRule> rules) {
    try {
      rules.add(AbsorbRule.of(row));
    } catch (OdmException e) {
      problems.add(
          "Absorbed, bus %s, seq %s: %s; the row is left out. Correct it with odmchange."
              .formatted(row.text("bus"), row.text("seq"), e.getMessage()));
    }
  }
}

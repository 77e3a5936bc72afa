package org.cfgmgr.plan;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.cfgmgr.catalogue.SoftwarePackage;
import org.cfgmgr.system.InstalledSystem;

/**
 * What is to be installed so that all devices of a machine work.
 *
 * @param chosen the best way
 * @param alternatives the others, the better first
 * @param components of the archive that must be enabled for it
 */
public record Plan(Option chosen, List<Option> alternatives, Set<String> components) {
  public Plan {
    alternatives = List.copyOf(alternatives);
    components = java.util.Collections.unmodifiableSet(new TreeSet<>(components));
  }

  static Plan of(List<Option> best, InstalledSystem system) {
    Set<String> components = new TreeSet<>();
    for (Option.Choice choice : best.get(0).packages()) {
      SoftwarePackage software = choice.software();
      if (!system.offers(software.component())) {
        components.add(software.component());
      }
    }
    return new Plan(best.get(0), best.subList(1, best.size()), components);
  }

  /** Packages whose licence asks for consent. */
  public List<SoftwarePackage> licensed() {
    return chosen.packages().stream()
        .map(Option.Choice::software)
        .filter(SoftwarePackage::nonFree)
        .toList();
  }

  /** Whether there is nothing to be done. */
  public boolean isEmpty() {
    return chosen.packages().isEmpty() && !chosen.change();
  }
}

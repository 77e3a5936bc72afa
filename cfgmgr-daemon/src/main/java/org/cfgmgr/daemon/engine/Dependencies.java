package org.cfgmgr.daemon.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.cfgmgr.odm.Criteria;
import org.cfgmgr.odm.Odm;
import org.cfgmgr.odm.OdmObject;
import org.cfgmgr.odm.StandardClasses;

/**
 * Devices that depend on others than their parents (IBM, "Customized Dependency (CuDep) Object
 * Class"): they wait until those work.
 */
final class Dependencies {
  private final Map<String, List<String>> needs = new HashMap<>();
  private final Set<String> waiting = new LinkedHashSet<>();

  Dependencies(Odm odm) {
    for (OdmObject object : odm.get(StandardClasses.CUDEP, Criteria.all())) {
      needs
          .computeIfAbsent(object.text("name"), key -> new ArrayList<>())
          .add(object.text("dependency"));
    }
  }

  /** Of these devices and of those that wait, the ones that need not wait any more. */
  List<String> ready(List<String> devices, Predicate<String> works) {
    waiting.addAll(devices);
    List<String> ready =
        waiting.stream().filter(device -> of(device).stream().allMatch(works)).toList();
    ready.forEach(waiting::remove);
    return ready;
  }

  /** Those that still wait, with what they wait for first. */
  Map<String, String> left(Predicate<String> works) {
    Map<String, String> left = new java.util.LinkedHashMap<>();
    for (String device : waiting) {
      of(device).stream().filter(works.negate()).findFirst().ifPresent(on -> left.put(device, on));
    }
    return left;
  }

  private List<String> of(String device) {
    return needs.getOrDefault(device, List.of());
  }
}

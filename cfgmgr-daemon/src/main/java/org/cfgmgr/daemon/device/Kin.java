package org.cfgmgr.daemon.device;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cfgmgr.odm.Criteria;
import org.cfgmgr.odm.CuDv;
import org.cfgmgr.odm.Odm;
import org.cfgmgr.odm.OdmException;
import org.cfgmgr.odm.OdmObject;
import org.cfgmgr.odm.StandardClasses;

/** The customized devices: who is whose child, and who depends on whom. */
final class Kin {
  private final Map<String, CuDv> devices = new LinkedHashMap<>();
  private final List<OdmObject> dependencies;

  Kin(Odm odm) {
    for (OdmObject object : odm.get(StandardClasses.CUDV, Criteria.all())) {
      devices.put(object.text("name"), CuDv.of(object));
    }
    dependencies = odm.get(StandardClasses.CUDEP, Criteria.all());
  }

  /**
   * A device.
   *
   * @throws OdmException in AIX's words when there is none so named
   */
  CuDv get(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new OdmException(
                    "0514-519 The following device was not found in the customized device"
                        + " configuration database:\n\t"
                        + name));
  }

  Optional<CuDv> find(String name) {
    return Optional.ofNullable(devices.get(name));
  }

  Collection<CuDv> all() {
    return Collections.unmodifiableCollection(devices.values());
  }

  /** Its children, in the order in which they were defined. */
  List<CuDv> children(String name) {
    return devices.values().stream().filter(device -> device.parent().equals(name)).toList();
  }

  /** The devices that depend on it. */
  List<CuDv> dependents(String name) {
    return dependencies.stream()
        .filter(row -> row.text("dependency").equals(name))
        .flatMap(row -> find(row.text("name")).stream())
        .toList();
  }

  /**
   * All that is below a device: what is deeper comes first, and what depends on another comes
   * before that one.
   */
  List<CuDv> below(String name) {
    Set<String> all = new LinkedHashSet<>();
    collect(name, all);
    Set<String> ordered = new LinkedHashSet<>();
    Set<String> entered = new LinkedHashSet<>();
    children(name).forEach(child -> visit(child.name(), all, entered, ordered));
    return ordered.stream().map(this::get).toList();
  }

  private void collect(String name, Set<String> all) {
    for (CuDv child : children(name)) {
      if (all.add(child.name())) {
        collect(child.name(), all);
      }
    }
  }

  private void visit(String name, Set<String> all, Set<String> entered, Set<String> ordered) {
    if (!all.contains(name) || !entered.add(name)) {
      return;
    }
    children(name).forEach(child -> visit(child.name(), all, entered, ordered));
    dependents(name).forEach(user -> visit(user.name(), all, entered, ordered));
    ordered.add(name);
  }
}

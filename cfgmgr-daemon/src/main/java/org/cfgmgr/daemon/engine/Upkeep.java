package org.cfgmgr.daemon.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cfgmgr.attr.Wanted;
import org.cfgmgr.daemon.engine.RunReport.Finding;
import org.cfgmgr.match.Logical;
import org.cfgmgr.match.PredefinedAttribute;
import org.cfgmgr.method.Action;
import org.cfgmgr.method.Result;
import org.cfgmgr.odm.CuAt;

/**
 * Gives devices the attributes that the ODM wants for them, whenever the kernel has made them anew:
 * after a boot, a hotplug, a reload of the driver. What somebody has changed since is only told,
 * unless it is to be healed.
 */
final class Upkeep {
  private final Machine machine;
  private final DeviceStore store;
  private final boolean heal;
  private final RunReport report;

  Upkeep(Machine machine, DeviceStore store, boolean heal, RunReport report) {
    this.machine = machine;
    this.store = store;
    this.heal = heal;
    this.report = report;
  }

  void keep(String name, Logical device, List<PredefinedAttribute> attributes) {
    Map<String, String> customized = store.attributes(name);
    List<Wanted> wanted = Wanted.of(attributes, customized, device.path(), machine.attributes());
    if (wanted.isEmpty()) {
      return;
    }
    Optional<String> life = machine.attributes().instance(device.path());
    boolean anew = life.isPresent() && !life.get().equals(store.attribute(name, Wanted.INSTANCE));
    wanted.stream().filter(Wanted::drifted).forEach(one -> keep(name, one, anew));
    life.ifPresent(now -> store.setAttribute(CuAt.text(name, Wanted.INSTANCE, now)));
  }

  private void keep(String name, Wanted wanted, boolean anew) {
    String is = wanted.attribute() + " is " + wanted.now().orElse("");
    if (!anew && !heal) {
      report.drifted().add(new Finding(name, is + ", wanted is " + wanted.value()));
      return;
    }
    Action set =
        new Action.SetAttribute(
            wanted.place().orElseThrow(), wanted.attribute(), wanted.value(), wanted.now());
    Result result = machine.actuator().perform(set);
    if (result.failed()) {
      report.failed().add(new Finding(name, set.describe() + ": " + result.err().strip()));
    } else {
      report.set().add(new Finding(name, wanted.attribute() + " = " + wanted.value()));
    }
  }
}

package org.cfgmgr.daemon.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cfgmgr.daemon.engine.RunReport.Finding;
import org.cfgmgr.match.Logical;
import org.cfgmgr.method.Action;
import org.cfgmgr.method.Configure;
import org.cfgmgr.method.Result;

/** Loads the modules that devices ask for, and waits until they are bound. */
final class Drivers {
  /** A module may bring devices that need another module; this often in a row is plenty. */
  private static final int ROUNDS = 3;

  private final Machine machine;
  private final Devices devices;
  private final Pool pool;
  private final RunReport report;
  private final Binding binding;
  private final Set<String> tried = new HashSet<>();

  Drivers(Machine machine, Devices devices, Pool pool, RunReport report, Binding binding) {
    this.machine = machine;
    this.devices = devices;
    this.pool = pool;
    this.report = report;
    this.binding = binding;
  }

  /** Loads for these devices, and looks at the machine again. */
  void load(List<String> names) {
    for (int round = 0; round < ROUNDS && loadOnce(names); round++) {
      devices.rescan();
    }
  }

  private boolean loadOnce(List<String> names) {
    Map<Action.LoadModule, String> loads = new LinkedHashMap<>();
    for (String name : names) {
      devices
          .scanned(name)
          .ifPresent(device -> wanted(device).forEach(load -> loads.put(load, name)));
    }
    if (loads.isEmpty()) {
      return false;
    }
    return binding.around(() -> perform(loads));
  }

  private List<Action.LoadModule> wanted(Logical device) {
    return Configure.of(device, machine.kernel(), devices.loaded()).loads().stream()
        .filter(load -> tried.add(load.module()))
        .toList();
  }

  /** Loads side by side; what came of it is looked at in order. */
  private List<Binding.Served> perform(Map<Action.LoadModule, String> loads) {
    List<Action.LoadModule> actions = List.copyOf(loads.keySet());
    List<Result> results = pool.all(actions, machine.actuator()::perform);
    List<Binding.Served> served = new ArrayList<>();
    for (int i = 0; i < actions.size(); i++) {
      String name = loads.getOrDefault(actions.get(i), "");
      Logical device = devices.scanned(name).orElseThrow();
      if (results.get(i).kind() == Result.Kind.DONE) {
        devices.loaded().add(actions.get(i).module().replace('-', '_'));
        served.add(new Binding.Served(actions.get(i), device));
      } else if (results.get(i).failed() && device.type().needsDriver()) {
        // Only then: a processor's modules answer "no such device" on most machines.
        String why = actions.get(i).describe() + ": " + results.get(i).err().strip();
        report.failed().add(new Finding(name, why));
      }
    }
    return served;
  }
}

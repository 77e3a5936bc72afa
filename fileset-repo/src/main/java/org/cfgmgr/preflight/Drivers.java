package org.cfgmgr.preflight;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cfgmgr.image.Modules;
import org.cfgmgr.image.NeededFirmware;
import org.cfgmgr.kernel.KernelException;
import org.cfgmgr.kernel.ModuleInfo;
import org.cfgmgr.preflight.Lack.Kind;
import org.cfgmgr.scan.Device;
import org.cfgmgr.scan.Fact;

/** Whether devices are driven by a kernel with the modules and the firmware of one store. */
final class Drivers {
  private final Case all;
  private final ModuleStore store;

  Drivers(Case all, ModuleStore store) {
    this.all = all;
    this.store = store;
  }

  /** All that is missing for a device; empty when it works. */
  List<Lack> lacks(Device device) {
    return lacks(device, Names.of(device));
  }

  /** All that is missing for a device that has yet to appear. */
  List<Lack> lacks(String modalias, String what) {
    return lacks(Device.of("", Map.of(Fact.MODALIAS, modalias)), what);
  }

  private List<Lack> lacks(Device device, String what) {
    Driving driving = Driving.of(all.kernel(), device);
    if (driving instanceof Driving.Module module) {
      List<Lack> lacks = module(module.name(), what);
      return lacks.isEmpty() ? firmware(module.name(), device, what) : lacks;
    }
    if (driving instanceof Driving.Blocked blocked) {
      String text = "%s needs %s, which is kept out".formatted(what, blocked.name());
      return List.of(new Lack(Kind.BLOCKED, blocked.name(), text + ": " + blocked.why()));
    }
    return driving instanceof Driving.Nobody
        ? List.of(
            new Lack(Kind.NO_DRIVER, "", "kernel " + all.release() + " has no driver for " + what))
        : List.of();
  }

  /** All that is missing for a module to be loaded. */
  List<Lack> module(String name, String what) {
    if (all.kernel().builtIn(name)) {
      return List.of();
    }
    Optional<String> blocked = store.blocked(name);
    if (blocked.isPresent()) {
      String text = "%s needs %s, which is kept out: %s".formatted(what, name, blocked.get());
      return List.of(new Lack(Kind.BLOCKED, name, text));
    }
    List<Lack> lacks = new ArrayList<>();
    for (String needed : withNeeded(name)) {
      if (!all.kernel().builtIn(needed) && !store.has(needed)) {
        lacks.add(absent(name, needed, what));
      }
    }
    return lacks;
  }

  private Lack absent(String name, String needed, String what) {
    String why = Modules.fold(name).equals(needed) ? needed : needed + " (for " + name + ")";
    return new Lack(Kind.NOT_IN_STORE, needed, what + " needs " + why + ", " + store.lacking());
  }

  private Set<String> withNeeded(String name) {
    Set<String> modules = new LinkedHashSet<>(Set.of(Modules.fold(name)));
    modules.addAll(store.needs(name));
    return modules;
  }

  private List<Lack> firmware(String module, Device device, String what) {
    List<String> names = NeededFirmware.of(module, declared(module), device);
    if (names.isEmpty() || names.stream().anyMatch(store::hasFirmware)) {
      return List.of();
    }
    String text =
        "%s needs firmware for %s, of which nothing is there (%s%s)"
            .formatted(what, module, names.get(0), names.size() > 1 ? " ..." : "");
    return List.of(new Lack(Kind.NO_FIRMWARE, module, text));
  }

  private List<String> declared(String module) {
    try {
      return all.image()
          .moduleFile(all.release(), module)
          .map(file -> ModuleInfo.read(file).firmware())
          .orElse(List.of());
    } catch (KernelException e) {
      // A module that cannot be read will not load either; its file is what is then missing.
      return List.of();
    }
  }
}

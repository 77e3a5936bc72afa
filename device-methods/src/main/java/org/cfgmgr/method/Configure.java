package org.cfgmgr.method;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cfgmgr.kernel.KernelModules;
import org.cfgmgr.match.Logical;
import org.cfgmgr.scan.Device;

/**
 * The built-in Configure method: a pure function from the facts of a device to what is to be done.
 *
 * <p>A device works when it is there and, if its type needs a driver, one is bound to it and one to
 * the entries that carry its function on another bus (the virtio device below a PCI function).
 */
public final class Configure {
  private final Logical device;
  private final KernelModules kernel;
  private final Map<Device, DriverState> unbound = new LinkedHashMap<>();

  private Configure(Logical device, KernelModules kernel, Set<String> loaded) {
    this.device = device;
    this.kernel = kernel;
    look(device.device(), device.type().driver(), loaded);
    device.absorbed().forEach(part -> look(part.device(), "", loaded));
  }

  /**
   * Configures one device.
   *
   * @param loaded the modules that are loaded, with {@code _} for {@code -}
   */
  public static Configured of(Logical device, KernelModules kernel, Set<String> loaded) {
    Configure method = new Configure(device, kernel, loaded);
    List<Device> undriven = device.type().needsDriver() ? device.undriven() : List.of();
    return new Configured(
        undriven.isEmpty(), method.why(undriven), method.loads(), method.missing(undriven));
  }

  private void look(Device entry, String meant, Set<String> loaded) {
    DriverState state = DriverState.of(entry, meant, kernel, loaded);
    if (!(state instanceof DriverState.Bound)) {
      unbound.put(entry, state);
    }
  }

  /** What modprobe would be asked for, as udev does for every entry with a modalias. */
  private List<Action.LoadModule> loads() {
    List<Action.LoadModule> loads = new ArrayList<>();
    unbound.forEach(
        (entry, state) -> {
          if (state instanceof DriverState.Loadable loadable) {
            loads.add(new Action.LoadModule(loadable.module().module(), entry.path()));
          }
        });
    return loads;
  }

  /** Of several functions one is enough, so that one with a driver speaks for the others. */
  private List<Device> missing(List<Device> undriven) {
    boolean hopeful =
        device.functions().stream()
            .anyMatch(entry -> !(unbound.get(entry) instanceof DriverState.None));
    return undriven.stream()
        .filter(entry -> unbound.get(entry) instanceof DriverState.None)
        .filter(entry -> !(hopeful && device.functions().contains(entry)))
        .toList();
  }

  private String why(List<Device> undriven) {
    List<String> reasons =
        undriven.stream()
            .map(entry -> explain(unbound.getOrDefault(entry, new DriverState.None())))
            .distinct()
            .toList();
    return String.join("; ", reasons);
  }

  private String explain(DriverState state) {
    if (state instanceof DriverState.Loadable loadable) {
      return "kernel " + kernel.release() + " would bind " + loadable.module().module();
    }
    if (state instanceof DriverState.BuiltIn builtIn) {
      return "kernel " + kernel.release() + " would bind " + builtIn.driver() + " (built in)";
    }
    if (state instanceof DriverState.NotTaken there) {
      return String.join(", ", there.modules()) + " is loaded but does not take the device";
    }
    if (state instanceof DriverState.Blacklisted forbidden) {
      return String.join(", ", forbidden.modules()) + " is blacklisted";
    }
    return "kernel " + kernel.release() + " has no driver for it";
  }
}

package org.cfgmgr.method;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cfgmgr.attr.KernelPlace;
import org.cfgmgr.kernel.KernelModules;
import org.cfgmgr.scan.Device;

/**
 * Gives a device the driver that the ODM names in place of the one that the kernel chose (kernel,
 * Documentation/ABI/testing/sysfs-bus-pci, driver_override).
 */
public final class DriverOverride {
  /** The attribute of the ODM, and the file of sysfs. */
  public static final String ATTRIBUTE = "driver_override";

  private DriverOverride() {}

  /**
   * What is to be done, in this order; each step only when those before it went well.
   *
   * @param wanted the driver's name
   * @param now what the device's file says
   * @param loaded the modules that are loaded, with {@code _} for {@code -}
   * @return nothing when that driver is bound already
   */
  public static List<Action> of(
      Device device,
      String wanted,
      KernelPlace place,
      Optional<String> now,
      KernelModules kernel,
      Set<String> loaded) {
    List<Action> actions = new ArrayList<>();
    if (device.driver().equals(wanted)) {
      return actions;
    }
    if (!now.equals(Optional.of(wanted))) {
      actions.add(new Action.SetAttribute(place, ATTRIBUTE, wanted, now));
    }
    // Before the old driver lets go, so that the device is not left with none.
    if (!kernel.builtIn(wanted) && !loaded.contains(wanted.replace('-', '_'))) {
      actions.add(new Action.LoadModule(wanted, device.path()));
    }
    if (!device.driver().isEmpty()) {
      actions.add(new Action.UnbindDriver(device.bus(), device.path(), device.driver()));
    }
    actions.add(new Action.BindDriver(device.bus(), device.path(), ""));
    return actions;
  }
}

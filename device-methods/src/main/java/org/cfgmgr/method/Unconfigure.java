package org.cfgmgr.method;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.cfgmgr.match.Logical;
import org.cfgmgr.scan.Device;

/** The built-in Unconfigure method: what is to be taken from a device so that nothing drives it. */
public final class Unconfigure {
  private Unconfigure() {}

  /**
   * The entries that are to be unbound: those that carry the device's function (the virtio device
   * of a PCI function, the interfaces of a USB device), its own, and its firmware nodes; what
   * stands deeper comes first. A USB device without its interfaces is driven by nobody, and the
   * driver that all of them have stays, since it is what shows the interfaces.
   */
  public static List<Action.UnbindDriver> of(Logical device) {
    List<Device> entries = new ArrayList<>(device.functions());
    entries.addAll(device.companions());
    if (!device.device().bus().equals("usb") || device.functions().isEmpty()) {
      entries.add(device.device());
    }
    return entries.stream()
        .filter(entry -> !entry.driver().isEmpty())
        .sorted(Comparator.comparingInt(Unconfigure::depth).reversed())
        .map(entry -> new Action.UnbindDriver(entry.bus(), entry.path(), entry.driver()))
        .toList();
  }

  private static int depth(Device entry) {
    return (int) entry.path().chars().filter(c -> c == '/').count();
  }
}

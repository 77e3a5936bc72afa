package org.cfgmgr.preflight;

import org.cfgmgr.image.net.NetInterface;
import org.cfgmgr.scan.Device;
import org.cfgmgr.scan.Fact;

/** How devices are called in messages. */
final class Names {
  private Names() {}

  /** Bus and place, and the ids by which an administrator can look a device up. */
  static String of(Device device) {
    String id = device.fact(Fact.PCI_ID);
    if (id.length() == 8) {
      return "PCI device %s [%s:%s]"
          .formatted(device.kernelName(), id.substring(0, 4), id.substring(4));
    }
    String name = device.kernelName().isEmpty() ? device.modalias() : device.kernelName();
    return device.bus().isEmpty() ? name : device.bus() + " device " + name;
  }

  /** An interface by its name, or that it hangs on the order in which drivers find their cards. */
  static String of(NetInterface found) {
    return found.name().isEmpty() ? "a card whose name hangs on chance" : found.name();
  }
}

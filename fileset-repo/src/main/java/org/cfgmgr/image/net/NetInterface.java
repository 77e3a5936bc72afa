package org.cfgmgr.image.net;

import java.util.List;

/**
 * A network interface as a system will see it.
 *
 * @param name that udev gives it
 * @param otherNames alternative names, by which networkd and ip(8) know it too
 * @param kernelName {@code eth0}, that the kernel gives it; "" when that hangs on chance
 * @param mac its address, lower case; "" when it is not known
 * @param permanent whether that address belongs to the hardware
 * @param driver the kernel driver's name; "" when not known
 * @param path udev's {@code ID_PATH}: {@code pci-0000:00:03.0}; "" when it has none
 * @param type as networkd names it: {@code ether}, {@code wlan}
 */
public record NetInterface(
    String name,
    List<String> otherNames,
    String kernelName,
    String mac,
    boolean permanent,
    String driver,
    String path,
    String type) {
  public NetInterface {
    otherNames = List.copyOf(otherNames);
  }

  /** The same interface under another name. */
  public NetInterface named(String newName, List<String> newOthers) {
    return new NetInterface(newName, newOthers, kernelName, mac, permanent, driver, path, type);
  }
}

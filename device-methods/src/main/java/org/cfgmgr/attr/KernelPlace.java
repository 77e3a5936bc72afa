package org.cfgmgr.attr;

/**
 * One value that the kernel keeps for a device.
 *
 * @param kind how it is read and written
 * @param device the sysfs path of the entry that has it, or "" for what belongs to the machine
 * @param place for {@link Kind#SYSFS} the file's path below {@code /sys}, for {@link Kind#SYSCTL}
 *     below {@code /proc/sys}, else the name of the setting
 * @param disruptive whether setting it may take the device away from its users, so that the guard
 *     has to be asked
 */
public record KernelPlace(Kind kind, String device, String place, boolean disruptive) {
  /** How a value is read and written. */
  public enum Kind {
    /** A file of sysfs. */
    SYSFS,
    /** A file below {@code /proc/sys}. */
    SYSCTL,
    /** A setting of an interface's driver, by the ethtool calls (kernel, linux/ethtool.h). */
    ETHTOOL,
    /** The routes of the machine (rtnetlink). */
    ROUTE
  }

  /** The kernel's name of the device. */
  public String kernelName() {
    return device.substring(device.lastIndexOf('/') + 1);
  }

  @Override
  public String toString() {
    return switch (kind) {
      case SYSFS -> "/sys/" + place;
      case SYSCTL -> "/proc/sys/" + place;
      case ETHTOOL -> "ethtool " + place + " of " + kernelName();
      case ROUTE -> "routes (" + place + ")";
    };
  }
}

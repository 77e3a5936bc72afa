package org.cfgmgr.guard;

import java.util.List;

/**
 * Knows what is in use on a machine. Nothing that is in use, nor any device above it, may be
 * unloaded, unbound, reloaded or reset.
 */
public interface Guard {
  /**
   * Who uses a device, or anything below it.
   *
   * @param sysfsPath {@code /devices/...}
   * @return empty when nobody does
   */
  List<Use> uses(String sysfsPath);

  /**
   * A use.
   *
   * @param path the sysfs path of the device that is used
   * @param reason for people, such as {@code sda1 is mounted on /}
   */
  record Use(String path, String reason) {}

  /** Of a machine on which nothing runs. */
  static Guard none() {
    return path -> List.of();
  }
}

package org.cfgmgr.scan;

import java.util.List;
import java.util.Set;

/**
 * What is particular to the devices of one bus (or class).
 *
 * <p>A scan finds the entries, reads the facts that all devices share, and then calls {@link
 * #describe} once for each, in any order and perhaps on several threads; when all are there, {@link
 * #relate} once; then asks for identities. An attribute that is absent is no error. Whatever a
 * scanner throws is reported, and the device stays with the facts it had.
 */
interface BusScanner {
  /** The name below {@code sys/bus} (or of the class), and the fact {@link Fact#BUS}. */
  String bus();

  /** The directories of a class, for devices that are on no bus: {@code sys/class/net}. */
  default List<String> classDirectories(SysTree tree) {
    return List.of();
  }

  /** The files and links it may read, from the device's directory; a recording keeps these. */
  Set<String> attributes();

  /** Adds the facts that this device tells. */
  void describe(Sighting device);

  /** Adds facts that need other devices, and devices that have no entry. */
  default void relate(Census census) {}

  /** The place of a device, free of numbers that another boot may change. */
  default String address(Sighting device, Census census) {
    return device.kernel();
  }

  /** What tells this device from all others, see {@link Fact#UNIQUE_ID}. */
  default String identity(Sighting device, Census census) {
    return device.bus() + ":" + census.address(device);
  }
}

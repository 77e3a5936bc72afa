package org.cfgmgr.match;

import java.util.Arrays;
import java.util.Optional;

/** Why an entry of sysfs is no device of its own. The list is closed. */
public enum AbsorbReason {
  /** A block of memory. */
  MEMORY_BLOCK("memory-block", "a block of memory; all of them together are mem0"),
  /** The block layer's view of a disk that stands one level above. */
  LUN_OR_BLOCK("lun-or-block", "the block layer's view of the drive above"),
  /** A part of a disk. */
  PARTITION("partition", "a part of a disk"),
  /** One of several ways to a device. */
  PATH("path", "one of several paths to a device that is listed itself"),
  /** What an adapter's own bus shows of the adapter. */
  TRANSPORT_CHILD("transport-child", "the adapter above, as its own bus shows it"),
  /** What drives the device above: the driver bound here is that device's driver. */
  FUNCTION("function", "the function of the device above; its driver is that device's driver"),
  /** A part of what the driver above offers. */
  SERVICE("service", "a part of what the driver of the device above offers"),
  /** A service of a PCI Express port. */
  PORT_SERVICE("port-service", "a service of a PCI Express port"),
  /** The firmware's description of a device that stands elsewhere. */
  FIRMWARE_COMPANION("firmware-companion", "the firmware's description of another device here"),
  /** A node of the firmware's name space that holds others or describes a place. */
  FIRMWARE_CONTAINER("firmware-container", "a node of the firmware's name space, no device"),
  /** A reservation or routing table of the firmware. */
  FIRMWARE_RESOURCE("firmware-resource", "resources that the firmware reserves or routes"),
  /** The firmware knows of it and says that it is not there. */
  FIRMWARE_ABSENT("firmware-absent", "the firmware says that it is not present"),
  /** An object of the kernel. */
  KERNEL_INTERNAL("kernel-internal", "an object of the kernel, no hardware"),
  /** Which things are near which. */
  TOPOLOGY_NODE("topology-node", "tells which devices are near each other");

  private final String word;
  private final String explanation;

  AbsorbReason(String word, String explanation) {
    this.word = word;
    this.explanation = explanation;
  }

  /** The word that the table and {@code lsdev --all} use. */
  public String word() {
    return word;
  }

  /** One line for people. */
  public String explanation() {
    return explanation;
  }

  /** The reason with that word. */
  public static Optional<AbsorbReason> of(String word) {
    return Arrays.stream(values()).filter(reason -> reason.word.equals(word)).findFirst();
  }
}

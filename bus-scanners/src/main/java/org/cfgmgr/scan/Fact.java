package org.cfgmgr.scan;

/**
 * The fixed names of facts. Rules match on them, so they are part of the interface: none changes
 * its meaning. Beside these, a fact has the name of the sysfs attribute it was read from (kernel,
 * Documentation/ABI/testing/sysfs-*): {@code vendor}, {@code bInterfaceClass}, {@code address}. The
 * ids of PCI and virtio ({@code vendor}, {@code device}, {@code revision} ...) are lower-case
 * hexadecimal without {@code 0x}; all others are as the kernel writes them. Text that a device
 * supplies has its control characters replaced by blanks.
 */
public final class Fact {
  /** The bus; for devices found by class, that class: {@code net}, {@code block}. */
  public static final String BUS = "bus";

  /** The kernel's name: {@code 0000:00:03.0}, {@code eth0}, {@code sda}. */
  public static final String KERNEL = "kernel";

  /** The name of the bound driver. */
  public static final String DRIVER = "driver";

  /** The module of the bound driver; absent when the driver is built in. */
  public static final String MODULE = "module";

  /** What modprobe would be asked for. */
  public static final String MODALIAS = "modalias";

  /** The kernel's finer kind: {@code disk}, {@code partition}, {@code usb_interface}. */
  public static final String DEVTYPE = "devtype";

  /** PCI: vendor and device, eight hexadecimal digits: {@code 8086100e}. */
  public static final String PCI_ID = "pci_id";

  /** PCI: subsystem vendor and device, eight hexadecimal digits. */
  public static final String PCI_SUBSYSTEM = "pci_subsystem";

  /** PCI: base class, subclass, interface, six hexadecimal digits: {@code 020000}. */
  public static final String PCI_CLASS = "pci_class";

  /** PCI: the name of the slot it is in, a number for most: {@code 3}. */
  public static final String SLOT = "slot";

  /** USB: vendor and product of the device, eight hexadecimal digits. */
  public static final String USB_ID = "usb_id";

  /** USB: the interfaces' class, subclass, protocol (six digits each), sorted, with blanks. */
  public static final String USB_INTERFACES = "usb_interfaces";

  /** ACPI: the sysfs path of the device this node describes. */
  public static final String PHYSICAL_NODE = "physical_node";

  /**
   * What tells this device from all others of the machine; no two have the same. The strongest that
   * is known, each with its kind before it:
   *
   * <ul>
   *   <li>a world wide name: {@code wwid:naa.5000c5...} of a disk, {@code scsi:naa.5000c5...} of
   *       its LUN; NVMe {@code uuid:}, {@code nguid:}, {@code eui:}; {@code dm:}, {@code md:} uuid
   *   <li>a serial number: {@code serial:S3X9}, {@code usb:07815567:AB12}; placeholders do not
   *       count
   *   <li>a permanent hardware address: {@code mac:00:1b:21:00:00:01}
   *   <li>the place, {@code BUS:ADDRESS}, with no number that another boot may change: {@code
   *       pci:0000:00:03.0}; {@code scsi:CONTROLLER/RANK:CHANNEL:TARGET:LUN}; {@code
   *       usb:CONTROLLER/RANK-PORT.PORT}; RANK counts hosts or buses of one controller from 0
   * </ul>
   *
   * A partition adds {@code -part1}, a USB interface {@code :1.0}. Where two devices claim the same
   * (a second path to a LUN), all but the first by path add {@code @} and their place.
   */
  public static final String UNIQUE_ID = "unique_id";

  /**
   * What the listing that a device was read from does not tell of it, see {@link
   * org.cfgmgr.scan.listing.ListedDevice#NOT_TOLD}; absent for what a kernel showed.
   */
  public static final String NOT_TOLD = "not_told";

  /** The driver that the device has under a system other than the one that is to drive it. */
  public static final String OTHER_DRIVER = "other_driver";

  private Fact() {}
}

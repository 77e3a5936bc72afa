package org.cfgmgr.scan;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a PCI function says it is.
 *
 * @param id vendor and device, eight digits
 * @param subsystem subsystem vendor and device, eight digits, "" when not known
 * @param pciClass base class, subclass and interface, six digits
 */
record PciIds(String id, String subsystem, String pciClass) {
  /** As drivers/pci/pci-sysfs.c writes it. */
  private static final Pattern MODALIAS =
      Pattern.compile(
          "pci:v0000(\\p{XDigit}{4})d0000(\\p{XDigit}{4})"
              + "sv0000(\\p{XDigit}{4})sd0000(\\p{XDigit}{4})"
              + "bc(\\p{XDigit}{2})sc(\\p{XDigit}{2})i(\\p{XDigit}{2})");

  /** From the variables of uevent, else the modalias, else the attributes: the fewest files. */
  static Optional<PciIds> of(Sighting device) {
    return ofUevent(device)
        .or(() -> ofModalias(device.fact(Fact.MODALIAS)))
        .or(() -> ofAttributes(device));
  }

  /** The modalias that the kernel makes of these. */
  String modalias() {
    String sub = (subsystem.isEmpty() ? "0".repeat(8) : subsystem).toUpperCase(Locale.ROOT);
    String own = id.toUpperCase(Locale.ROOT);
    String kind = pciClass.toUpperCase(Locale.ROOT);
    return "pci:v0000%sd0000%ssv0000%ssd0000%sbc%ssc%si%s"
        .formatted(
            own.substring(0, 4),
            own.substring(4),
            sub.substring(0, 4),
            sub.substring(4),
            kind.substring(0, 2),
            kind.substring(2, 4),
            kind.substring(4));
  }

  private static Optional<PciIds> ofUevent(Sighting device) {
    return complete(
        Hex.pair(device.uevent("PCI_ID")),
        Hex.pair(device.uevent("PCI_SUBSYS_ID")),
        Hex.digits(device.uevent("PCI_CLASS"), 6));
  }

  static Optional<PciIds> ofModalias(String modalias) {
    Matcher m = MODALIAS.matcher(modalias);
    return m.matches()
        ? complete(
            Hex.both(m.group(1), m.group(2)),
            Hex.both(m.group(3), m.group(4)),
            Hex.digits(m.group(5) + m.group(6) + m.group(7), 6))
        : Optional.empty();
  }

  private static Optional<PciIds> ofAttributes(Sighting device) {
    return complete(
        Hex.both(device.read("vendor"), device.read("device")),
        Hex.both(device.read("subsystem_vendor"), device.read("subsystem_device")),
        Hex.digits(device.read("class"), 6));
  }

  private static Optional<PciIds> complete(String id, String subsystem, String pciClass) {
    return id.isEmpty() || pciClass.isEmpty()
        ? Optional.empty()
        : Optional.of(new PciIds(id, subsystem, pciClass));
  }
}

package org.cfgmgr.scan.listing;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A PCI function as lspci tells of it.
 *
 * @param id vendor and device, eight hexadecimal digits
 * @param subsystem its vendor and device, "" when not told
 * @param category base class and subclass, four digits
 * @param programming the programming interface, two digits, "" when not told
 * @param revision two digits, "" when not told
 */
record PciFunction(
    String id,
    String subsystem,
    String category,
    String programming,
    String revision,
    String description) {
  private static final Pattern MODALIAS =
      Pattern.compile(
          "pci:v0000\\p{XDigit}{4}d0000\\p{XDigit}{4}sv0000\\p{XDigit}{4}sd0000\\p{XDigit}{4}"
              + "bc\\p{XDigit}{2}sc\\p{XDigit}{2}i\\p{XDigit}{2}");

  /** A device whose modalias is one of PCI, as drivers/pci/pci-sysfs.c writes it. */
  static ListedDevice checked(Line line, ListedDevice device) {
    if (!MODALIAS.matcher(device.modalias()).matches()) {
      throw line.wrong(
          device.modalias(),
          "is no modalias of a PCI device, which is"
              + " pci:v0000....d0000....sv0000....sd0000....bc..sc..i..");
    }
    return device;
  }

  /** The device, with what stands for what is not told. */
  ListedDevice device(String driver, String module) {
    boolean guessed = programming.isEmpty();
    String kind =
        category + (guessed ? UsualInterface.of(category, driver, description) : programming);
    ListedDevice device =
        ListedDevice.of("pci", "", modalias(kind))
            .drivenBy(driver, module)
            .withVariable("PCI_ID", pair(id))
            .withVariable("PCI_CLASS", kind.toUpperCase(Locale.ROOT));
    device =
        subsystem.isEmpty()
            ? device.notTold("subsystem")
            : device.withVariable("PCI_SUBSYS_ID", pair(subsystem));
    device = guessed ? device.notTold("interface") : device;
    return revision.isEmpty() ? device : device.withAttribute("revision", "0x" + revision);
  }

  private String modalias(String kind) {
    String sub = subsystem.isEmpty() ? "0".repeat(8) : subsystem;
    String numbers = (id + sub + kind).toUpperCase(Locale.ROOT);
    return "pci:v0000%sd0000%ssv0000%ssd0000%sbc%ssc%si%s"
        .formatted(
            numbers.substring(0, 4),
            numbers.substring(4, 8),
            numbers.substring(8, 12),
            numbers.substring(12, 16),
            numbers.substring(16, 18),
            numbers.substring(18, 20),
            numbers.substring(20, 22));
  }

  private static String pair(String eight) {
    String upper = eight.toUpperCase(Locale.ROOT);
    return upper.substring(0, 4) + ":" + upper.substring(4);
  }
}

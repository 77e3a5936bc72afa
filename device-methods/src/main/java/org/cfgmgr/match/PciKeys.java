package org.cfgmgr.match;

import java.util.Locale;
import java.util.stream.Stream;
import org.cfgmgr.scan.Device;
import org.cfgmgr.scan.Fact;

/** PCI: the exact function, then the device, then its class (PCI code and id assignment). */
final class PciKeys {
  private PciKeys() {}

  static Stream<TypeKey> of(Device device) {
    String id = lower(device.fact(Fact.PCI_ID));
    String subsystem = lower(device.fact(Fact.PCI_SUBSYSTEM));
    String code = lower(device.fact(Fact.PCI_CLASS));
    return Stream.of(
            subsystem.isEmpty() ? "" : id + "." + subsystem,
            id,
            swapped(id),
            category(code, 6),
            category(code, 4),
            category(code, 2))
        .map(key -> new TypeKey("pci", key));
  }

  /** AIX writes both numbers with the low byte first: {@code 86800e10}. */
  private static String swapped(String id) {
    return id.length() == 8
        ? id.substring(2, 4) + id.substring(0, 2) + id.substring(6) + id.substring(4, 6)
        : "";
  }

  private static String category(String code, int digits) {
    return code.length() < digits ? "" : "pciclass." + code.substring(0, digits);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}

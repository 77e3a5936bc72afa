package org.cfgmgr.method;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.cfgmgr.match.Logical;
import org.cfgmgr.odm.Vpd;
import org.cfgmgr.scan.Fact;

/**
 * Vital product data, as far as the facts of a device tell it. Keywords are those of AIX's lscfg:
 * MF manufacturer, TM model, SN serial number, RL level, NA network address.
 */
public final class VitalProductData {
  /** Keyword and the facts that may hold it, the first that is known counts. */
  private static final Map<String, String[]> FIELDS = new LinkedHashMap<>();

  static {
    FIELDS.put("MF", new String[] {"sys_vendor", "manufacturer", "vendor"});
    FIELDS.put("TM", new String[] {"product_name", "product", "model"});
    FIELDS.put("SN", new String[] {"product_serial", "serial"});
    FIELDS.put("RL", new String[] {"bios_version", "rev", "firmware_rev"});
    FIELDS.put("NA", new String[] {"address"});
    FIELDS.put("Z0", new String[] {Fact.PCI_ID});
    FIELDS.put("Z1", new String[] {Fact.PCI_SUBSYSTEM});
    FIELDS.put("Z2", new String[] {"wwid"});
  }

  private VitalProductData() {}

  /** The data in the form of CuVPD, "" when nothing is known. */
  public static String of(Logical device) {
    Map<String, String> known = new LinkedHashMap<>();
    FIELDS.forEach(
        (keyword, facts) -> {
          String value = first(device, facts);
          // A PCI vendor is a number, which the id tells already.
          boolean number = keyword.equals("MF") && device.device().bus().equals("pci");
          if (!value.isEmpty() && !number) {
            known.put(keyword, value);
          }
        });
    return Vpd.encode(known);
  }

  private static String first(Logical device, String[] facts) {
    return Stream.concat(
            Stream.of(device.device()), device.absorbed().stream().map(Logical.Part::device))
        .flatMap(entry -> Stream.of(facts).map(entry::fact))
        .filter(value -> !value.isEmpty())
        .findFirst()
        .orElse("");
  }
}

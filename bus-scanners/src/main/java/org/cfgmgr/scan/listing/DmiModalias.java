package org.cfgmgr.scan.listing;

import java.util.HashMap;
import java.util.Map;

/**
 * What the machine's modalias tells (kernel, drivers/firmware/dmi-id.c): {@code
 * dmi:bvnSeaBIOS:bvr1.16:bd04/01/2014:svnQEMU:pnStandardPC...}, names without their blanks.
 */
final class DmiModalias {
  private static final Map<String, String> FIELDS =
      Map.of(
          "bvn", "bios_vendor",
          "bvr", "bios_version",
          "bd", "bios_date",
          "svn", "sys_vendor",
          "pn", "product_name",
          "pvr", "product_version",
          "rvn", "board_vendor",
          "rn", "board_name",
          "ct", "chassis_type");

  private DmiModalias() {}

  /** The files of {@code sys/class/dmi/id}. */
  static Map<String, String> files(String modalias) {
    Map<String, String> files = new HashMap<>();
    for (String part : modalias.split(":", -1)) {
      for (Map.Entry<String, String> field : FIELDS.entrySet()) {
        if (part.startsWith(field.getKey()) && part.length() > field.getKey().length()) {
          String value = part.substring(field.getKey().length());
          files.putIfAbsent("sys/class/dmi/id/" + field.getValue(), value);
        }
      }
    }
    return files;
  }
}

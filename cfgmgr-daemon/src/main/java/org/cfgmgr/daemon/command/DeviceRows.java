package org.cfgmgr.daemon.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cfgmgr.odm.Odm;

/** The devices of an ODM with the columns of lsdev, for those who print them otherwise. */
public final class DeviceRows {
  private DeviceRows() {}

  /**
   * All devices, by name.
   *
   * @param columns as {@code lsdev -F} knows them
   */
  public static List<Map<String, String>> of(Odm odm, List<String> columns) {
    List<Map<String, String>> rows = new ArrayList<>();
    for (DeviceRow device : new Inventory(odm).devices()) {
      Map<String, String> row = new LinkedHashMap<>();
      columns.forEach(column -> row.put(column, device.text(column)));
      rows.add(row);
    }
    return rows;
  }
}

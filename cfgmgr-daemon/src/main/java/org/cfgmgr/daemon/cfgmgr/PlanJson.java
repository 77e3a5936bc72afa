package org.cfgmgr.daemon.cfgmgr;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cfgmgr.catalogue.SoftwarePackage;
import org.cfgmgr.plan.Option;
import org.cfgmgr.plan.Plan;

/** A plan, for programs. */
public final class PlanJson {
  private PlanJson() {}

  /**
   * As the JDK's own values.
   *
   * @param free bytes on the system's disk
   */
  public static Map<String, Object> of(Plan plan, long free) {
    Map<String, Object> json = option(plan.chosen());
    json.put("freeBytes", free);
    json.put("components", List.copyOf(plan.components()));
    json.put("consent", plan.licensed().stream().map(SoftwarePackage::name).toList());
    json.put("alternatives", plan.alternatives().stream().map(PlanJson::option).toList());
    return json;
  }

  private static Map<String, Object> option(Option option) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kernel", option.release());
    json.put("reboot", option.change());
    json.put("packages", packages(option.packages()));
    json.put("downloadBytes", option.downloadBytes());
    json.put("installedBytes", option.installedBytes());
    json.put("gives", List.copyOf(option.gained()));
    json.put("takesAway", List.copyOf(option.lost()));
    json.put("withoutFirmware", List.copyOf(option.wanting()));
    json.put("leaves", List.copyOf(option.left()));
    return json;
  }

  private static List<Map<String, Object>> packages(List<Option.Choice> packages) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Option.Choice choice : packages) {
      SoftwarePackage software = choice.software();
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("name", software.name());
      row.put("version", software.version());
      row.put("component", software.component());
      row.put("downloadBytes", software.downloadBytes());
      row.put("devices", List.copyOf(choice.devices()));
      rows.add(row);
    }
    return rows;
  }
}

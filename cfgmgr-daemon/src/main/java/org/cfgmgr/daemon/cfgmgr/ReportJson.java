package org.cfgmgr.daemon.cfgmgr;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cfgmgr.daemon.command.Json;
import org.cfgmgr.daemon.engine.RunReport;
import org.cfgmgr.daemon.engine.RunReport.Finding;
import org.cfgmgr.diagnosis.Missing;
import org.cfgmgr.plan.Plan;

/** What came of a run, for programs. */
final class ReportJson {
  private ReportJson() {}

  static String of(RunReport report, List<String> planned, Optional<Plan> plan, long free) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("configured", report.configured());
    json.put("changed", report.changed());
    json.put("gone", report.gone());
    json.put("set", findings(report.set(), "attribute"));
    json.put("drifted", findings(report.drifted(), "attribute"));
    json.put("notWorking", findings(report.waiting(), "why"));
    json.put("missing", missing(report.missing()));
    json.put("failed", findings(report.failed(), "why"));
    json.put("problems", report.problems());
    json.put("planned", planned);
    plan.ifPresent(found -> json.put("plan", PlanJson.of(found, free)));
    Map<String, Integer> states = new LinkedHashMap<>();
    report.states().forEach((state, count) -> states.put(state.label(), count));
    json.put("states", states);
    json.put("stopped", report.stopped());
    json.put("nothingChanged", report.nothingChanged());
    return Json.print(json);
  }

  private static List<Map<String, Object>> missing(List<Missing> missing) {
    List<Map<String, Object>> result = new ArrayList<>();
    for (Missing one : missing) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("device", one.device());
      row.put("fileset", one.text());
      row.put("cause", one.cause().label());
      row.put("path", one.path());
      row.put("packages", one.packages());
      row.put("evidence", one.evidence());
      result.add(row);
    }
    return result;
  }

  private static List<Map<String, String>> findings(List<Finding> findings, String name) {
    List<Map<String, String>> result = new ArrayList<>();
    for (Finding finding : findings) {
      Map<String, String> one = new LinkedHashMap<>();
      one.put("device", finding.device());
      one.put(name, finding.text());
      result.add(one);
    }
    return result;
  }
}

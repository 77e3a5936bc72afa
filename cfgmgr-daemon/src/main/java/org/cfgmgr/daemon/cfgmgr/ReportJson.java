package org.cfgmgr.daemon.cfgmgr;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cfgmgr.daemon.command.Json;
import org.cfgmgr.daemon.engine.RunReport;
import org.cfgmgr.daemon.engine.RunReport.Finding;

/** What came of a run, for programs. */
final class ReportJson {
  private ReportJson() {}

  static String of(RunReport report, List<String> planned) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("configured", report.configured());
    json.put("changed", report.changed());
    json.put("gone", report.gone());
    json.put("set", findings(report.set(), "attribute"));
    json.put("drifted", findings(report.drifted(), "attribute"));
    json.put("notWorking", findings(report.waiting(), "why"));
    json.put("missing", findings(report.missing(), "fileset"));
    json.put("failed", findings(report.failed(), "why"));
    json.put("problems", report.problems());
    json.put("planned", planned);
    Map<String, Integer> states = new LinkedHashMap<>();
    report.states().forEach((state, count) -> states.put(state.label(), count));
    json.put("states", states);
    json.put("stopped", report.stopped());
    json.put("nothingChanged", report.nothingChanged());
    return Json.print(json);
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

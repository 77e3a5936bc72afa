package org.cfgmgr.daemon.preflight;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cfgmgr.daemon.command.Json;
import org.cfgmgr.preflight.Check;
import org.cfgmgr.preflight.Verdict;

/** A verdict for programs. */
final class VerdictJson {
  private VerdictJson() {}

  static String of(Verdict verdict) {
    List<Map<String, String>> checks = new ArrayList<>();
    for (Check check : verdict.checks()) {
      Map<String, String> one = new LinkedHashMap<>();
      one.put("name", check.name());
      one.put("stage", check.stage().name());
      one.put("result", check.result().name());
      one.put("reason", check.reason());
      one.put("remedy", check.remedy());
      checks.add(one);
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("outcome", verdict.outcome().name());
    json.put("checks", checks);
    return Json.print(json);
  }
}

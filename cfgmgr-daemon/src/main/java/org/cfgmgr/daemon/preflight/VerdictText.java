package org.cfgmgr.daemon.preflight;

import org.cfgmgr.preflight.Check;
import org.cfgmgr.preflight.Verdict;

/** A verdict for people: a line a check, what to do below it, and what it comes to. */
final class VerdictText {
  private VerdictText() {}

  static String of(Verdict verdict) {
    StringBuilder text = new StringBuilder();
    for (Check check : verdict.checks()) {
      text.append("%-4s  %-12s %s%n".formatted(mark(check), check.name(), check.reason()));
      if (!check.remedy().isEmpty()) {
        text.append("      %-12s -> %s%n".formatted("", check.remedy()));
      }
    }
    return text.append("verdict: ").append(verdict.outcome().text()).append('\n').toString();
  }

  private static String mark(Check check) {
    return check.result() == Check.Result.UNKNOWN ? "?" : check.result().name();
  }
}

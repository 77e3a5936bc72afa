package org.cfgmgr.preflight;

import java.util.List;
import org.cfgmgr.preflight.Check.Result;
import org.cfgmgr.preflight.Check.Stage;

/** What will happen, and what it follows from. */
public record Verdict(Outcome outcome, List<Check> checks) {
  public Verdict {
    checks = List.copyOf(checks);
  }

  static Verdict of(List<Check> checks) {
    return new Verdict(outcome(checks), checks);
  }

  private static Outcome outcome(List<Check> checks) {
    if (any(checks, Stage.BOOT, Result.FAIL)) {
      return Outcome.DOES_NOT_BOOT;
    }
    if (any(checks, Stage.BOOT, Result.UNKNOWN)) {
      return Outcome.DEPENDS;
    }
    if (any(checks, Stage.REACH, Result.FAIL)) {
      return Outcome.BOOTS_UNREACHABLE;
    }
    return any(checks, Stage.REACH, Result.UNKNOWN) ? Outcome.DEPENDS : Outcome.BOOTS;
  }

  private static boolean any(List<Check> checks, Stage stage, Result result) {
    return checks.stream().anyMatch(check -> check.stage() == stage && check.result() == result);
  }
}

package org.cfgmgr.daemon.cfgmgr;

import java.io.PrintStream;
import java.util.List;
import org.cfgmgr.daemon.engine.RunReport;
import org.cfgmgr.daemon.engine.RunReport.Finding;
import org.cfgmgr.diagnosis.Missing;
import org.cfgmgr.fileset.MissingWarning;
import org.cfgmgr.odm.CuDv.Status;

/** Tells people what came of a run: results on standard output, trouble on standard error. */
final class ReportText {
  /** More names than this are counted, not listed. */
  private static final int NAMES = 12;

  private final PrintStream out;
  private final PrintStream err;

  ReportText(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  void print(RunReport report, List<String> planned, boolean verbose) {
    report.problems().forEach(problem -> err.println("cfgmgr: " + problem));
    report.failed().forEach(finding -> err.println("cfgmgr: " + line(finding)));
    planned.forEach(action -> out.println("would " + action));
    names("configured", report.configured());
    names("changed", report.changed());
    names("gone", report.gone());
    report.set().forEach(finding -> out.println("set: " + line(finding)));
    report.drifted().forEach(finding -> out.println("drifted: " + line(finding)));
    if (verbose) {
      report.waiting().forEach(finding -> out.println("not working: " + line(finding)));
    }
    if (!report.missing().isEmpty()) {
      err.print(MissingWarning.of(report.missing().stream().map(Missing::text).toList()));
    }
    out.println(summary(report));
  }

  private void names(String what, List<String> names) {
    if (names.isEmpty()) {
      return;
    }
    String listed = String.join(" ", names.subList(0, Math.min(NAMES, names.size())));
    int more = names.size() - NAMES;
    out.println(what + ": " + listed + (more > 0 ? " and " + more + " more" : ""));
  }

  private static String line(Finding finding) {
    return finding.device() + ": " + finding.text();
  }

  private static String summary(RunReport report) {
    int available = report.states().getOrDefault(Status.AVAILABLE, 0);
    int defined = report.states().getOrDefault(Status.DEFINED, 0);
    String counts = available + " devices available, " + defined + " defined";
    if (report.stopped()) {
      return counts + "; stopped before all was seen, run cfgmgr again to go on";
    }
    return report.nothingChanged() ? counts + "; nothing changed" : counts;
  }
}

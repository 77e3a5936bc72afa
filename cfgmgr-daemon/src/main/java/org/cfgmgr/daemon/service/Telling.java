package org.cfgmgr.daemon.service;

import java.util.List;
import org.cfgmgr.daemon.log.Log;
import org.cfgmgr.daemon.state.Board;
import org.cfgmgr.daemon.state.Happening.Kind;
import org.cfgmgr.daemon.state.RunRecord;
import org.cfgmgr.daemon.state.RunRecord.Outcome;

/** Says what came of a run: on the board each device, in the log a line. */
final class Telling {
  private static final int SHOWN = 5;

  private final Board board;
  private final Log log;

  Telling(Board board, Log log) {
    this.board = board;
    this.log = log;
  }

  void of(RunRecord run) {
    each(Kind.CONFIGURED, run.configured(), "works", run);
    each(Kind.CHANGED, run.changed(), "is other than it was", run);
    each(Kind.GONE, run.gone(), "is gone", run);
    run.failed().forEach(line -> failed(line, run));
    String summary = summary(run);
    board.tell(Kind.RUN, "", summary, run.id());
    if (run.outcome() == Outcome.ERROR) {
      log.error(summary);
    } else {
      log.info(summary);
    }
  }

  private void each(Kind kind, List<String> names, String text, RunRecord run) {
    names.forEach(name -> board.tell(kind, name, text, run.id()));
  }

  private void failed(String line, RunRecord run) {
    int colon = line.indexOf(": ");
    String device = colon < 0 ? "" : line.substring(0, colon);
    board.tell(Kind.FAILED, device, line.substring(colon < 0 ? 0 : colon + 2), run.id());
    log.warning(line);
  }

  private static String summary(RunRecord run) {
    StringBuilder text = new StringBuilder(run.trigger().label());
    text.append(" run ").append(run.outcome().label()).append(" after ");
    text.append(run.milliseconds()).append(" ms");
    if (run.events() > 0) {
      text.append(", ").append(run.events()).append(run.events() == 1 ? " event" : " events");
    }
    named(text, "configured", run.configured());
    named(text, "changed", run.changed());
    named(text, "gone", run.gone());
    return text.toString();
  }

  private static void named(StringBuilder text, String what, List<String> names) {
    if (!names.isEmpty()) {
      text.append(", ").append(what).append(' ');
      text.append(String.join(" ", names.subList(0, Math.min(SHOWN, names.size()))));
      text.append(names.size() > SHOWN ? " and " + (names.size() - SHOWN) + " more" : "");
    }
  }
}

package org.cfgmgr.daemon.journal;

import java.util.Locale;
import java.util.Map;
import org.cfgmgr.odm.Criteria;
import org.cfgmgr.odm.OdmChange;
import org.cfgmgr.odm.OdmObject;
import org.cfgmgr.odm.StandardClasses;

/**
 * An action in the journal.
 *
 * @param run that did it; runs are counted from 1
 * @param seq its place in the run, from 1; 0 stands for the run as a whole
 * @param time when it was begun, ISO 8601 in UTC
 * @param action for people
 * @param undo what takes it back, as {@link ActionText} writes it; "" where nothing does
 */
public record Entry(long run, long seq, String time, State state, String action, String undo) {
  /** How far it came. */
  public enum State {
    /** It was begun, and its end was not seen: it runs, or was interrupted. */
    BEGUN,
    DONE,
    FAILED,
    UNDONE;

    /** For people and programs. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether it stands for the run as a whole, which is nothing to be taken back itself. */
  boolean isRun() {
    return seq == 0;
  }

  static Entry of(OdmObject object) {
    return new Entry(
        object.number("run"),
        object.number("seq"),
        object.text("time"),
        State.valueOf(object.text("state").toUpperCase(Locale.ROOT)),
        object.text("action"),
        object.text("undo"));
  }

  OdmObject toObject() {
    return OdmObject.of(
        StandardClasses.JOURNAL,
        Map.of(
            "run",
            run,
            "seq",
            seq,
            "time",
            time,
            "state",
            state.label(),
            "action",
            action,
            "undo",
            undo));
  }

  OdmChange becomes(State next) {
    Criteria which =
        Criteria.equal("run", String.valueOf(run)).and(Criteria.equal("seq", String.valueOf(seq)));
    return new OdmChange.Change(StandardClasses.JOURNAL, which, Map.of("state", next.label()));
  }
}

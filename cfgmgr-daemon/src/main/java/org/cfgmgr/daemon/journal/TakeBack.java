package org.cfgmgr.daemon.journal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.cfgmgr.daemon.journal.Entry.State;
import org.cfgmgr.method.Action;
import org.cfgmgr.method.Actuator;
import org.cfgmgr.method.Result;

/** Takes back what a run did, the last action first. What fails does not keep the rest. */
public final class TakeBack {
  private final Journal journal;
  private final Consumer<String> told;
  private final Consumer<String> complaints;

  /**
   * With somebody to tell.
   *
   * @param told is told what is done
   * @param complaints is told what cannot be taken back, or failed
   */
  public TakeBack(Journal journal, Consumer<String> told, Consumer<String> complaints) {
    this.journal = journal;
    this.told = told;
    this.complaints = complaints;
  }

  /** Tells what would be done; whether all can be taken back. */
  boolean dry(List<Entry> entries) {
    TakeBack would = new TakeBack(journal, line -> told.accept("would " + line), complaints);
    return would.back(entries, action -> Result.planned(), entry -> {}).all();
  }

  /**
   * Takes a run back.
   *
   * @return whether nothing is left of it
   */
  public boolean run(long run, Actuator actuator) {
    List<Entry> entries = journal.entries(run);
    Outcome outcome = back(entries, actuator, entry -> journal.mark(List.of(entry), State.UNDONE));
    List<Entry> whole = entries.stream().filter(Entry::isRun).toList();
    journal.mark(whole, outcome.failed() ? State.FAILED : State.UNDONE);
    return outcome.all();
  }

  /**
   * What came of it.
   *
   * @param failed whether something is left that another attempt may take back
   * @param lasting whether there is something that nothing takes back
   */
  private record Outcome(boolean failed, boolean lasting) {
    boolean all() {
      return !failed && !lasting;
    }
  }

  private Outcome back(List<Entry> entries, Actuator actuator, Consumer<Entry> undone) {
    List<Entry> lastFirst = new ArrayList<>(entries);
    Collections.reverse(lastFirst);
    lastFirst.removeIf(TakeBack::isOver);
    boolean failed = false;
    boolean lasting = false;
    for (Entry entry : lastFirst) {
      Optional<Action> undo = ActionText.parse(entry.undo());
      if (undo.isEmpty()) {
        complaints.accept("cannot be taken back: " + entry.action());
        lasting = true;
      } else if (done(undo.get(), actuator)) {
        undone.accept(entry);
      } else {
        failed = true;
      }
    }
    return new Outcome(failed, lasting);
  }

  private boolean done(Action undo, Actuator actuator) {
    told.accept(undo.describe());
    Result result = actuator.perform(undo);
    if (result.failed()) {
      complaints.accept(
          result.err().isEmpty() ? "failed: " + undo.describe() : result.err().strip());
    }
    return !result.failed();
  }

  /** Whether it left nothing to be taken back. */
  private static boolean isOver(Entry entry) {
    return entry.isRun()
        || entry.state() == State.UNDONE
        || (entry.state() == State.FAILED && entry.undo().isEmpty());
  }
}

package org.cfgmgr.daemon.journal;

import java.util.List;
import org.cfgmgr.daemon.journal.Entry.State;
import org.cfgmgr.method.Action;
import org.cfgmgr.method.Actuator;
import org.cfgmgr.method.Result;

/** A run that is done as a whole, or taken back. */
public final class Task implements Actuator {
  private final Journal journal;
  private final Journal.Recorded actions;

  Task(Journal journal, Journal.Recorded actions) {
    this.journal = journal;
    this.actions = actions;
  }

  /** The number of the run. */
  public long number() {
    return actions.number();
  }

  /** Whether it did anything. */
  public boolean begun() {
    return !journal.entries(number()).isEmpty();
  }

  @Override
  public Result perform(Action action) {
    return actions.perform(action);
  }

  @Override
  public List<Leftover> endLeftovers() {
    return actions.endLeftovers();
  }

  @Override
  public void stop() {
    actions.stop();
  }

  /** It is over: well, or so that something is left to be taken back. */
  public void end(boolean well) {
    List<Entry> run = journal.entries(number()).stream().filter(Entry::isRun).toList();
    journal.mark(run, well ? State.DONE : State.FAILED);
  }
}

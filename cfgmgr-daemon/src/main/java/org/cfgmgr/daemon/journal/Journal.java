package org.cfgmgr.daemon.journal;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.cfgmgr.daemon.journal.Entry.State;
import org.cfgmgr.method.Action;
import org.cfgmgr.method.Actuator;
import org.cfgmgr.method.Result;
import org.cfgmgr.odm.Criteria;
import org.cfgmgr.odm.Odm;
import org.cfgmgr.odm.OdmChange;
import org.cfgmgr.odm.StandardClasses;

/**
 * The journal of a system, kept in its ODM. An action is written down before it is done and marked
 * when it is over, each safely on the disk, so that after a power cut it is known how far things
 * came.
 */
public final class Journal {
  private final Odm odm;
  private final InstantSource clock;

  public Journal(Odm odm, InstantSource clock) {
    this.odm = odm;
    this.clock = clock;
  }

  /** All actions, in order. */
  public List<Entry> entries() {
    return odm.get(StandardClasses.JOURNAL, Criteria.all()).stream().map(Entry::of).toList();
  }

  /** Those of a run. */
  public List<Entry> entries(long run) {
    return entries().stream().filter(entry -> entry.run() == run).toList();
  }

  /**
   * The runs that were to be done as a whole and were not, the newest first: a power cut, a kill or
   * a failure came between, and what they did was not taken back.
   */
  public List<Long> unfinished() {
    List<Long> runs = new ArrayList<>();
    for (Entry entry : entries()) {
      if (entry.isRun() && (entry.state() == State.BEGUN || entry.state() == State.FAILED)) {
        runs.add(0, entry.run());
      }
    }
    return runs;
  }

  /**
   * An actuator of a new run, whose actions are written down. Nothing is until one is performed.
   */
  public Actuator run(Actuator actuator) {
    return new Recorded(next(), actuator);
  }

  /**
   * The same for a run that is done as a whole: until it is ended well, it counts as unfinished.
   *
   * @param what for people: what it is for
   */
  public Task task(String what, Actuator actuator) {
    return new Task(this, new Recorded(next(), actuator, what));
  }

  private long next() {
    return entries().stream().mapToLong(Entry::run).max().orElse(0) + 1;
  }

  /** Says of a run that it was finished. */
  public void finished(long run) {
    mark(entries(run).stream().filter(Entry::isRun).toList(), State.DONE);
  }

  /** Marks entries. */
  void mark(List<Entry> entries, State state) {
    List<OdmChange> changes = new ArrayList<>();
    entries.forEach(entry -> changes.add(entry.becomes(state)));
    odm.apply(changes);
  }

  /** Writes down what it performs. */
  final class Recorded implements Actuator {
    private final long run;
    private final Actuator actuator;
    private final String what;
    private long seq;

    Recorded(long run, Actuator actuator) {
      this(run, actuator, "");
    }

    Recorded(long run, Actuator actuator, String what) {
      this.run = run;
      this.actuator = actuator;
      this.what = what;
    }

    long number() {
      return run;
    }

    @Override
    public Result perform(Action action) {
      Entry entry = begin(action);
      Result result = actuator.perform(action);
      mark(List.of(entry), result.failed() ? State.FAILED : State.DONE);
      return result;
    }

    private synchronized Entry begin(Action action) {
      if (seq == 0 && !what.isEmpty()) {
        add(0, what, "");
      }
      return add(++seq, action.describe(), action.undo().map(ActionText::of).orElse(""));
    }

    private Entry add(long place, String text, String undo) {
      String time = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
      Entry entry = new Entry(run, place, time, State.BEGUN, text, undo);
      odm.apply(List.of(new OdmChange.Add(entry.toObject())));
      return entry;
    }

    @Override
    public List<Leftover> endLeftovers() {
      return actuator.endLeftovers();
    }

    @Override
    public void stop() {
      actuator.stop();
    }
  }
}

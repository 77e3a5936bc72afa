package org.cfgmgr.daemon.journal;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
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

  /** The runs in which something is only begun: a power cut, or a kill, came between. */
  public List<Long> interrupted() {
    return entries().stream()
        .filter(entry -> entry.state() == State.BEGUN)
        .map(Entry::run)
        .distinct()
        .collect(Collectors.toList());
  }

  /**
   * An actuator of a new run, whose actions are written down. Nothing is until one is performed.
   */
  public Actuator run(Actuator actuator) {
    long last = entries().stream().mapToLong(Entry::run).max().orElse(0);
    return new Recorded(last + 1, actuator);
  }

  /** Marks entries. */
  void mark(List<Entry> entries, State state) {
    List<OdmChange> changes = new ArrayList<>();
    entries.forEach(entry -> changes.add(entry.becomes(state)));
    odm.apply(changes);
  }

  private final class Recorded implements Actuator {
    private final long run;
    private final Actuator actuator;
    private long seq;

    Recorded(long run, Actuator actuator) {
      this.run = run;
      this.actuator = actuator;
    }

    @Override
    public Result perform(Action action) {
      Entry entry = begin(action);
      Result result = actuator.perform(action);
      mark(List.of(entry), result.failed() ? State.FAILED : State.DONE);
      return result;
    }

    private synchronized Entry begin(Action action) {
      Entry entry =
          new Entry(
              run,
              ++seq,
              clock.instant().truncatedTo(ChronoUnit.SECONDS).toString(),
              State.BEGUN,
              action.describe(),
              action.undo().map(ActionText::of).orElse(""));
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

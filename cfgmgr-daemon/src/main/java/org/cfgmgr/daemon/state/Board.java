package org.cfgmgr.daemon.state;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.cfgmgr.daemon.state.Happening.Kind;

/**
 * Where the daemon's work leaves what others show: all threads may look at any time. It keeps the
 * last runs and happenings only.
 */
public final class Board {
  private static final int RUNS = 200;
  private static final int HAPPENINGS = 2000;

  private final InstantSource clock;
  private final Ring<RunRecord> runs = new Ring<>(RUNS);
  private final Ring<Happening> happenings = new Ring<>(HAPPENINGS);
  private final List<Consumer<Happening>> listeners = new CopyOnWriteArrayList<>();
  private Knowledge knowledge = Knowledge.NOTHING;
  private boolean ready;
  private long count;

  public Board(InstantSource clock) {
    this.clock = clock;
  }

  /** Adds a run that is over. */
  public synchronized void ended(RunRecord run) {
    runs.add(run);
  }

  /** The last runs, the oldest first. */
  public synchronized List<RunRecord> runs() {
    return runs.all();
  }

  public synchronized void know(Knowledge now) {
    knowledge = now;
  }

  public synchronized Knowledge knowledge() {
    return knowledge;
  }

  /** From now on all devices were looked at once, and events are listened to. */
  public synchronized void markReady(boolean whether) {
    ready = whether;
  }

  public synchronized boolean isReady() {
    return ready;
  }

  /** Tells what happened, at once, to those who listen. */
  public void tell(Kind kind, String device, String text, String run) {
    Happening happening;
    synchronized (this) {
      String time = clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
      happening = new Happening(++count, time, kind, device, text, run);
      happenings.add(happening);
    }
    listeners.forEach(listener -> listener.accept(happening));
  }

  /** What happened after another happening, the oldest first. */
  public synchronized List<Happening> since(long id) {
    List<Happening> found = new ArrayList<>(happenings.all());
    found.removeIf(one -> one.id() <= id);
    return found;
  }

  /** Tells a listener of all that happens from now on; it must not wait. */
  public void listen(Consumer<Happening> listener) {
    listeners.add(listener);
  }

  public void leave(Consumer<Happening> listener) {
    listeners.remove(listener);
  }

  /** The run that ended last. */
  public synchronized Optional<RunRecord> lastRun() {
    List<RunRecord> all = runs.all();
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }
}

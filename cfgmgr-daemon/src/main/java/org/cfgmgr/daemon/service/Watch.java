package org.cfgmgr.daemon.service;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.cfgmgr.daemon.command.Stop;

/** Looks every now and then while a run goes on whether it is to be given up. */
final class Watch implements AutoCloseable {
  private static final long MILLIS = 50;

  private final BooleanSupplier giveUp;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "watch");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * Made once.
   *
   * @param giveUp whether a person wants the lock, or the daemon is to end
   */
  Watch(BooleanSupplier giveUp) {
    this.giveUp = giveUp;
  }

  /** Does something again and again. */
  void every(long millis, Runnable work) {
    ScheduledFuture<?> unused = timer.scheduleAtFixedRate(work, 0, millis, TimeUnit.MILLISECONDS);
  }

  /** Asks a run to stop when it is to be given up. */
  Guarded over(Stop stop) {
    ScheduledFuture<?> looking =
        timer.scheduleWithFixedDelay(() -> look(stop), MILLIS, MILLIS, TimeUnit.MILLISECONDS);
    return () -> looking.cancel(false);
  }

  /** Until it is closed, the run is looked after. */
  interface Guarded extends AutoCloseable {
    @Override
    void close();
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  private void look(Stop stop) {
    if (!stop.isAsked() && giveUp.getAsBoolean()) {
      stop.ask();
    }
  }
}

package org.cfgmgr.daemon;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.cfgmgr.daemon.command.Stop;

/**
 * How a command ends when a signal asks it to: it is told to stop, and has a moment to finish the
 * step it is at. The exit status is then the JVM's own, 128 and the signal's number.
 */
final class Ending {
  /** Longer than it takes to end a program that ignores TERM. */
  private static final int SECONDS = 10;

  private final Stop stop = new Stop();
  private final CountDownLatch done = new CountDownLatch(1);

  private Ending() {}

  static Ending arrange() {
    Ending ending = new Ending();
    Runtime.getRuntime().addShutdownHook(new Thread(ending::hurry, "ending"));
    return ending;
  }

  Stop stop() {
    return stop;
  }

  /** Called when all is written. Does not return when a signal is what ends this process. */
  void workIsDone() throws InterruptedException {
    done.countDown();
    if (stop.isAsked()) {
      Thread.sleep(Long.MAX_VALUE);
    }
  }

  private void hurry() {
    stop.ask();
    try {
      if (!done.await(SECONDS, TimeUnit.SECONDS)) {
        System.err.println("cfgmgr: ends in the middle of a step; the next run finds out");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

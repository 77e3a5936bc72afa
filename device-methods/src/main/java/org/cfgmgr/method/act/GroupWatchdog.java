package org.cfgmgr.method.act;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.commons.exec.ExecuteWatchdog;
import org.apache.commons.exec.Watchdog;

/** Ends a whole process group when its time is up: TERM first, KILL a little later. */
final class GroupWatchdog extends ExecuteWatchdog {
  private static final int GRACE_SECONDS = 2;

  private volatile long group;
  private volatile boolean timedOut;

  // The builder that is to replace this constructor makes no subclasses.
  @SuppressWarnings("deprecation")
  GroupWatchdog(Duration limit) {
    super(limit.toMillis());
  }

  /** Whether the time was up before the program ended. */
  boolean timedOut() {
    return timedOut;
  }

  @Override
  public synchronized void start(Process process) {
    // setsid does not fork when it is no group leader, so the process leads its own group.
    group = process.pid();
    super.start(process);
  }

  @Override
  public synchronized void timeoutOccured(Watchdog watchdog) {
    timedOut = true;
    endGroup();
    super.timeoutOccured(watchdog);
  }

  private void endGroup() {
    signal("TERM");
    ProcessHandle.of(group).ifPresent(GroupWatchdog::awaitEnd);
    signal("KILL");
  }

  private static void awaitEnd(ProcessHandle leader) {
    try {
      leader.onExit().get(GRACE_SECONDS, TimeUnit.SECONDS);
    } catch (java.util.concurrent.TimeoutException | java.util.concurrent.ExecutionException e) {
      // Still there: KILL follows.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void signal(String name) {
    try {
      // The shell's own kill: a small system has no other.
      String script = "kill -s " + name + " -- -" + group;
      new ProcessBuilder("sh", "-c", script).start().waitFor();
    } catch (java.io.IOException e) {
      ProcessHandle.of(group).ifPresent(ProcessHandle::destroyForcibly);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

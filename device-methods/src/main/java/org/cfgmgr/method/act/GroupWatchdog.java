package org.cfgmgr.method.act;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.commons.exec.ExecuteWatchdog;
import org.apache.commons.exec.Watchdog;
import org.cfgmgr.method.Result;

/** Ends a whole process group when its time is up: TERM first, KILL a little later. */
final class GroupWatchdog extends ExecuteWatchdog {
  private final Duration limit;
  private final Duration grace;
  private volatile long group;
  private volatile boolean timedOut;
  private volatile boolean stopped;

  // The builder that is to replace this constructor makes no subclasses.
  @SuppressWarnings("deprecation")
  GroupWatchdog(Duration limit, Duration grace) {
    super(limit.toMillis());
    this.limit = limit;
    this.grace = grace;
  }

  /** What became of the program. */
  Result result(int code, BoundedOutput out, BoundedOutput err) {
    if (timedOut || stopped) {
      String why =
          timedOut
              ? "ended after its time limit of " + limit.toSeconds() + " s"
              : "ended since the run was to stop";
      Result.Kind kind = timedOut ? Result.Kind.TIMED_OUT : Result.Kind.FAILED;
      return new Result(kind, -1, out.text(), why + err.onNewLine());
    }
    return new Result(
        code == 0 ? Result.Kind.DONE : Result.Kind.FAILED, code, out.text(), err.text());
  }

  /** Ends the program now, or as soon as it starts. */
  void stopProgram() {
    stopped = true;
    if (group != 0) {
      endGroup();
    }
  }

  @Override
  public synchronized void start(Process process) {
    // setsid does not fork when it is no group leader, so the process leads its own group.
    group = process.pid();
    super.start(process);
    if (stopped) {
      endGroup();
    }
  }

  @Override
  public synchronized void timeoutOccured(Watchdog watchdog) {
    timedOut = true;
    endGroup();
    super.timeoutOccured(watchdog);
  }

  private void endGroup() {
    signal("TERM");
    ProcessHandle.of(group).ifPresent(this::awaitEnd);
    signal("KILL");
  }

  private void awaitEnd(ProcessHandle leader) {
    try {
      leader.onExit().get(grace.toMillis(), TimeUnit.MILLISECONDS);
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

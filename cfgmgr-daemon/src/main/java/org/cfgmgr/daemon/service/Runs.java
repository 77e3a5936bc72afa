package org.cfgmgr.daemon.service;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.cfgmgr.daemon.command.Stop;
import org.cfgmgr.daemon.conf.Settings;
import org.cfgmgr.daemon.engine.Engine;
import org.cfgmgr.daemon.engine.Machine;
import org.cfgmgr.daemon.engine.RunReport;
import org.cfgmgr.daemon.engine.RunRequest;
import org.cfgmgr.daemon.log.Log;
import org.cfgmgr.daemon.metrics.DaemonMetrics;
import org.cfgmgr.daemon.state.Board;
import org.cfgmgr.daemon.state.RunRecord;
import org.cfgmgr.daemon.state.RunRecord.Outcome;
import org.cfgmgr.daemon.state.RunRecord.Trigger;
import org.cfgmgr.kernel.KernelException;
import org.cfgmgr.odm.OdmException;
import org.cfgmgr.odm.RunLock;
import org.cfgmgr.odm.SqliteOdm;
import org.cfgmgr.scan.HardwareException;

/** Does runs, through the same engine and lock as the command, and tells what came of them. */
final class Runs {
  private final Store store;
  private final Surroundings surroundings;
  private final Board board;
  private final DaemonMetrics metrics;
  private final Pulse pulse;
  private final Watch watch;
  private final Aftermath aftermath;
  private final InstantSource clock;
  private final InstantSource ticker;
  private final Log log;
  private final Ids ids;

  Runs(
      Store store,
      Surroundings surroundings,
      Board board,
      DaemonMetrics metrics,
      Pulse pulse,
      Watch watch,
      Aftermath aftermath,
      InstantSource clock,
      InstantSource ticker,
      Log log) {
    this.store = store;
    this.surroundings = surroundings;
    this.board = board;
    this.metrics = metrics;
    this.pulse = pulse;
    this.watch = watch;
    this.aftermath = aftermath;
    this.clock = clock;
    this.ticker = ticker;
    this.log = log;
    this.ids = new Ids(clock.instant());
  }

  /**
   * Looks at the whole machine.
   *
   * @throws InterruptedException when the daemon is to end before the lock could be had
   */
  Outcome all(Trigger trigger, Settings settings) throws InterruptedException {
    surroundings.forget(Optional.empty());
    return run(trigger, new RunRequest(2, 0, "", Optional.empty()), 0, settings);
  }

  /** Looks where something happened. */
  Outcome some(Batch batch, Settings settings) throws InterruptedException {
    surroundings.forget(Optional.of(batch.places()));
    Outcome outcome = run(Trigger.HOTPLUG, RunRequest.at(batch.places()), batch.events(), settings);
    if (outcome != Outcome.STOPPED && outcome != Outcome.ERROR) {
      Instant now = ticker.instant();
      batch.since().forEach(since -> metrics.answered(Duration.between(since, now)));
    }
    return outcome;
  }

  private Outcome run(Trigger trigger, RunRequest request, int events, Settings settings)
      throws InterruptedException {
    String id = ids.next();
    Log ours = log.of(id);
    pulse.rest();
    try (RunLock lock = store.lock(ours)) {
      pulse.beat();
      Instant start = ticker.instant();
      String time = clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
      Result result = guarded(request, lock, settings, ours);
      long took = Duration.between(start, ticker.instant()).toMillis();
      RunRecord record = record(id, trigger, time, took, events, result);
      tell(record, ours);
      return record.outcome();
    } finally {
      pulse.beat();
    }
  }

  private record Result(Optional<RunReport> report, List<String> errors) {}

  private Result guarded(RunRequest request, RunLock lock, Settings settings, Log ours) {
    try {
      return new Result(Optional.of(engine(request, lock, settings, ours)), List.of());
    } catch (OdmException | HardwareException | KernelException e) {
      ours.error(String.valueOf(e.getMessage()));
      return new Result(Optional.empty(), List.of(String.valueOf(e.getMessage())));
    } catch (RuntimeException e) {
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      ours.error("internal error, please report it with these lines:\n" + trace);
      return new Result(Optional.empty(), List.of("internal error: " + e));
    }
  }

  private RunReport engine(RunRequest request, RunLock lock, Settings settings, Log ours) {
    Stop stop = new Stop();
    boolean whole = request.places().isEmpty();
    try (SqliteOdm odm = store.open();
        Watch.Guarded guarded = watch.over(stop)) {
      if (whole) {
        store.prepare(odm, lock, ours);
      }
      Machine machine = surroundings.machine(odm, store.joining(lock), settings);
      MethodTimes times = new MethodTimes(metrics, pulse, ticker);
      RunReport report = Engine.run(machine, request, settings, times, stop);
      if (!report.stopped()) {
        aftermath.of(report, whole, surroundings.site(), machine, odm, ours);
      }
      return report;
    }
  }

  private RunRecord record(
      String id, Trigger trigger, String time, long took, int events, Result result) {
    if (result.report.isEmpty()) {
      return new RunRecord(
          id,
          trigger,
          time,
          took,
          Outcome.ERROR,
          events,
          List.of(),
          List.of(),
          List.of(),
          result.errors,
          board.knowledge().missing().size());
    }
    RunReport report = result.report.get();
    return new RunRecord(
        id,
        trigger,
        time,
        took,
        outcome(report),
        events,
        report.configured(),
        report.changed(),
        report.gone(),
        report.failed().stream().map(one -> one.device() + ": " + one.text()).toList(),
        board.knowledge().missing().size());
  }

  private static Outcome outcome(RunReport report) {
    if (report.stopped()) {
      return Outcome.STOPPED;
    }
    if (!report.failed().isEmpty()) {
      return Outcome.FAILED;
    }
    return report.missing().isEmpty() ? Outcome.OK : Outcome.MISSING;
  }

  private void tell(RunRecord record, Log ours) {
    metrics.ran(record, clock.instant());
    board.ended(record);
    new Telling(board, ours).of(record);
  }
}

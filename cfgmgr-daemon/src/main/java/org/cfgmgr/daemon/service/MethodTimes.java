package org.cfgmgr.daemon.service;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.cfgmgr.daemon.engine.RunListener;
import org.cfgmgr.daemon.metrics.DaemonMetrics;
import org.cfgmgr.method.Result;

/** Counts what methods do while a run does it, and sees that the run goes on. */
final class MethodTimes implements RunListener {
  private final DaemonMetrics metrics;
  private final Pulse pulse;
  private final InstantSource ticker;
  private final Map<String, Begun> begun = new ConcurrentHashMap<>();

  private record Begun(String method, Instant when) {}

  MethodTimes(DaemonMetrics metrics, Pulse pulse, InstantSource ticker) {
    this.metrics = metrics;
    this.pulse = pulse;
    this.ticker = ticker;
  }

  @Override
  public void ruleStarted(String program) {
    pulse.beat();
    begun.put(program, new Begun(program.split(" ", 2)[0], ticker.instant()));
  }

  @Override
  public void ruleEnded(String program, Result result) {
    ended(program, result);
  }

  @Override
  public void methodStarted(String device, int led, List<String> command) {
    pulse.beat();
    String method = command.isEmpty() ? "" : command.get(0);
    begun.put(device, new Begun(method, ticker.instant()));
  }

  @Override
  public void methodEnded(String device, Result result) {
    ended(device, result);
  }

  private void ended(String who, Result result) {
    pulse.beat();
    Begun start = begun.remove(who);
    if (start != null) {
      Duration took = Duration.between(start.when, ticker.instant());
      metrics.method(start.method, took, result.failed());
    }
  }
}

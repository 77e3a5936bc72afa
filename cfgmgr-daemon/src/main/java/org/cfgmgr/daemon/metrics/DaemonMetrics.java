package org.cfgmgr.daemon.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.cfgmgr.daemon.identity.Comparison;
import org.cfgmgr.daemon.metrics.DeviceGauges.Kind;
import org.cfgmgr.daemon.state.Knowledge;
import org.cfgmgr.daemon.state.RunRecord;
import org.cfgmgr.daemon.state.StoreView;
import org.cfgmgr.odm.OdmException;

/** What the daemon tells Prometheus, all of it named in docs/operations.md. */
public final class DaemonMetrics {
  /** Methods beyond so many are counted together. */
  private static final int METHODS = 50;

  private static final Duration[] SHORT =
      millis(5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000);
  private static final Duration[] LONG =
      millis(10, 50, 100, 250, 500, 1000, 2500, 5000, 10_000, 30_000, 60_000, 300_000);
  private static final Set<String> ACTIONS =
      Set.of("add", "remove", "change", "move", "bind", "unbind", "online", "offline");

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final DeviceGauges gauges = new DeviceGauges(registry);
  private final StoreView store;
  private final Supplier<Knowledge> knowledge;
  private final AtomicLong lastRun = new AtomicLong();
  private final AtomicLong lastGood = new AtomicLong();
  private final AtomicLong intact = new AtomicLong(1);
  private final Counter lost;
  private final Timer latency;
  private final Set<String> methods = new HashSet<>();
  private long seen = -1;

  /** Of what the store and the board hold when it is asked for. */
  public DaemonMetrics(StoreView store, Supplier<Knowledge> knowledge) {
    this.store = store;
    this.knowledge = knowledge;
    this.lost =
        Counter.builder("cfgmgr.hotplug.events.lost")
            .description("Times that events came faster than they were read")
            .register(registry);
    this.latency =
        timer("cfgmgr.hotplug.latency", "From an event until its device stands in the ODM", SHORT);
    gauge("cfgmgr.last.run.timestamp.seconds", "End of the last run", lastRun::get);
    gauge(
        "cfgmgr.last.successful.run.timestamp.seconds",
        "End of the last run in which nothing failed",
        lastGood::get);
    gauge("cfgmgr.odm.size.bytes", "Size of the store", store::size);
    gauge("cfgmgr.odm.intact", "Whether SQLite found no fault in the store", intact::get);
    gauge(
        "process.resident.memory.bytes", "Memory that the daemon has of the machine", Memory::now);
    machine();
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    for (RunRecord.Outcome outcome : RunRecord.Outcome.values()) {
      runs(RunRecord.Trigger.HOTPLUG, outcome);
      runs(RunRecord.Trigger.START, outcome);
    }
    List.of("done", "failed").forEach(this::installs);
  }

  /** In Prometheus' text format. */
  public synchronized String text() {
    devices();
    Knowledge now = knowledge.get();
    gauges.findings(now.missing(), now.drifted().size(), now.failed().size(), now.waiting().size());
    return registry.scrape();
  }

  /** A run is over. */
  public void ran(RunRecord run, Instant end) {
    runs(run.trigger(), run.outcome()).increment();
    timer("cfgmgr.run.duration", "Duration of runs", LONG, "trigger", run.trigger().label())
        .record(Duration.ofMillis(run.milliseconds()));
    lastRun.set(end.getEpochSecond());
    boolean good =
        run.outcome() == RunRecord.Outcome.OK || run.outcome() == RunRecord.Outcome.MISSING;
    if (good) {
      lastGood.set(end.getEpochSecond());
    }
  }

  /** A method, or the program of a rule, has ended. */
  public void method(String path, Duration took, boolean failed) {
    String method = named(path);
    timer("cfgmgr.method.duration", "Duration of methods", LONG, "method", method).record(took);
    Counter failures =
        Counter.builder("cfgmgr.method.failures")
            .description("Methods that failed")
            .tag("method", method)
            .register(registry);
    if (failed) {
      failures.increment();
    }
  }

  /** An event of a device came. */
  public void event(String action) {
    Counter.builder("cfgmgr.hotplug.events")
        .description("Events of devices")
        .tag("action", ACTIONS.contains(action) ? action : "other")
        .register(registry)
        .increment();
  }

  /** Some events did not come. */
  public void lost() {
    lost.increment();
  }

  /** What an event told of stands in the store. */
  public void answered(Duration took) {
    latency.record(took);
  }

  /** Software was installed, or could not be. */
  public void installed(boolean done) {
    installs(done ? "done" : "failed").increment();
  }

  /** The store was looked through. */
  public void checked(boolean good) {
    intact.set(good ? 1 : 0);
  }

  private void devices() {
    try {
      List<Map<String, String>> devices = store.devices();
      if (seen != store.changes()) {
        seen = store.changes();
        gauges.devices(
            devices.stream()
                .map(row -> new Kind(row.getOrDefault("class", ""), row.getOrDefault("status", "")))
                .toList());
      }
    } catch (OdmException e) {
      // What was known last is told; that the store cannot be read shows in cfgmgr_odm_intact.
      intact.set(0);
    }
  }

  private void machine() {
    gauge(
        "cfgmgr.reboot.required",
        "Whether a kernel waits to be started",
        () -> knowledge.get().rebootRequired() ? 1 : 0);
    gauge(
        "cfgmgr.machine.changed",
        "Whether the machine, or a part that tells it, is not the one of before",
        () -> isChanged(knowledge.get().machine()) ? 1 : 0);
    gauge(
        "cfgmgr.plan.packages",
        "Packages that the plan would install",
        () -> knowledge.get().plan().map(plan -> plan.chosen().packages().size()).orElse(0));
    gauge(
        "cfgmgr.plan.download.bytes",
        "Size of these packages",
        () -> knowledge.get().plan().map(plan -> plan.chosen().downloadBytes()).orElse(0L));
  }

  private static boolean isChanged(Comparison machine) {
    return machine.kind() == Comparison.Kind.OTHER || machine.kind() == Comparison.Kind.CHANGED;
  }

  private void gauge(String name, String help, Supplier<Number> value) {
    Gauge.builder(name, value).description(help).register(registry);
  }

  private Counter runs(RunRecord.Trigger trigger, RunRecord.Outcome outcome) {
    return Counter.builder("cfgmgr.runs")
        .description("Runs by what caused them and what came of them")
        .tags(Tags.of("trigger", trigger.label(), "outcome", outcome.label()))
        .register(registry);
  }

  private Counter installs(String outcome) {
    return Counter.builder("cfgmgr.installs")
        .description("Installations that the daemon began, by what came of them")
        .tag("outcome", outcome)
        .register(registry);
  }

  private Timer timer(String name, String help, Duration[] buckets, String... tags) {
    return Timer.builder(name)
        .description(help)
        .tags(tags)
        .serviceLevelObjectives(buckets)
        .register(registry);
  }

  /** The first methods by name, all others together. */
  private String named(String path) {
    String method = path.substring(path.lastIndexOf('/') + 1);
    synchronized (methods) {
      boolean named = methods.contains(method) || (methods.size() < METHODS && methods.add(method));
      return named ? method : "other";
    }
  }

  private static Duration[] millis(long... values) {
    Duration[] result = new Duration[values.length];
    for (int i = 0; i < values.length; i++) {
      result[i] = Duration.ofMillis(values[i]);
    }
    return result;
  }
}

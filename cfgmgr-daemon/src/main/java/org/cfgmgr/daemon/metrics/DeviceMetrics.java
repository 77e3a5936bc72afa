package org.cfgmgr.daemon.metrics;

import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.cfgmgr.daemon.engine.RunReport;
import org.cfgmgr.diagnosis.Cause;
import org.cfgmgr.diagnosis.Missing;
import org.cfgmgr.odm.Criteria;
import org.cfgmgr.odm.CuDv;
import org.cfgmgr.odm.Odm;
import org.cfgmgr.odm.OdmObject;
import org.cfgmgr.odm.StandardClasses;

/**
 * The state of a machine's devices and what they lack, as of its last run. The only labels without
 * a fixed set of values name devices that lack software, of which a machine has few.
 */
public final class DeviceMetrics {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  /** Of a run that is over, and of the devices in the store that it left. */
  public DeviceMetrics(RunReport report, Odm odm, Instant end) {
    rows("cfgmgr.devices", "Devices by class and state", devices(odm));
    rows("cfgmgr.missing", "What devices lack: a package, or its AIX name", missing(report));
    rows("cfgmgr.missing.devices", "Devices that lack software, by cause", causes(report));
    one("cfgmgr.drifted.attributes", "Attributes changed behind cfgmgr", report.drifted().size());
    one("cfgmgr.failed.devices", "Devices and methods that failed", report.failed().size());
    one(
        "cfgmgr.waiting.devices",
        "Devices without fault that do not work",
        report.waiting().size());
    one("cfgmgr.last.run.timestamp.seconds", "End of the last run", (double) end.getEpochSecond());
    one(
        "cfgmgr.last.run.success",
        "Whether nothing failed in it",
        report.failed().isEmpty() ? 1 : 0);
  }

  /** In Prometheus' text format, with Unix line ends. */
  public String text() {
    return registry.scrape();
  }

  private void one(String name, String help, double value) {
    rows(name, help, List.of(Row.of(Tags.empty(), value)));
  }

  private void rows(String name, String help, List<Row<?>> rows) {
    MultiGauge.builder(name).description(help).register(registry).register(rows);
  }

  private static List<Row<?>> devices(Odm odm) {
    Map<Kind, Integer> counts =
        new TreeMap<>(Comparator.comparing(Kind::type).thenComparing(Kind::state));
    for (OdmObject object : odm.get(StandardClasses.CUDV, Criteria.all())) {
      counts.merge(Kind.of(CuDv.of(object)), 1, Integer::sum);
    }
    List<Row<?>> rows = new ArrayList<>();
    counts.forEach(
        (kind, count) -> rows.add(Row.of(Tags.of("class", kind.type, "state", kind.state), count)));
    return rows;
  }

  private record Kind(String type, String state) {
    /** The class is what the uniquetype begins with. */
    static Kind of(CuDv device) {
      String state = device.status().label().toLowerCase(Locale.ROOT);
      return new Kind(device.type().split("/", 2)[0], state);
    }
  }

  private static List<Row<?>> missing(RunReport report) {
    Map<String, Row<?>> rows = new TreeMap<>();
    for (Missing one : report.missing()) {
      Tags tags =
          Tags.of("device", one.device(), "fileset", one.text(), "cause", one.cause().label());
      rows.put(tags.toString(), Row.of(tags, 1));
    }
    return List.copyOf(rows.values());
  }

  /** A cause without devices is told too, so that an alert sees it end. */
  private static List<Row<?>> causes(RunReport report) {
    List<Row<?>> rows = new ArrayList<>();
    for (Cause cause : Cause.values()) {
      long devices =
          report.missing().stream()
              .filter(one -> one.cause() == cause)
              .map(Missing::device)
              .distinct()
              .count();
      rows.add(Row.of(Tags.of("cause", cause.label()), devices));
    }
    return rows;
  }
}

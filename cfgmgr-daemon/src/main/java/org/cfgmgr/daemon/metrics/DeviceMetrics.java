package org.cfgmgr.daemon.metrics;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Instant;
import org.cfgmgr.daemon.engine.RunReport;
import org.cfgmgr.daemon.metrics.DeviceGauges.Kind;
import org.cfgmgr.odm.Criteria;
import org.cfgmgr.odm.CuDv;
import org.cfgmgr.odm.Odm;
import org.cfgmgr.odm.StandardClasses;

/** The state of a machine's devices and what they lack, as of one run. */
public final class DeviceMetrics {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  /** Of a run that is over, and of the devices in the store that it left. */
  public DeviceMetrics(RunReport report, Odm odm, Instant end) {
    DeviceGauges gauges = new DeviceGauges(registry);
    gauges.devices(
        odm.get(StandardClasses.CUDV, Criteria.all()).stream()
            .map(CuDv::of)
            .map(device -> new Kind(device.type().split("/", 2)[0], device.status().label()))
            .toList());
    gauges.findings(
        report.missing(), report.drifted().size(), report.failed().size(), report.waiting().size());
    gauges.one(
        "cfgmgr.last.run.timestamp.seconds", "End of the last run", (double) end.getEpochSecond());
    gauges.one(
        "cfgmgr.last.run.success",
        "Whether nothing failed in it",
        report.failed().isEmpty() ? 1 : 0);
  }

  /** In Prometheus' text format, with Unix line ends. */
  public String text() {
    return registry.scrape();
  }
}

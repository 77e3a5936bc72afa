package org.cfgmgr.daemon.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.cfgmgr.diagnosis.Cause;
import org.cfgmgr.diagnosis.Missing;

/**
 * The state of a machine's devices and what they lack. The only labels without a fixed set of
 * values name devices that lack software, of which a machine has few; more than some are not named.
 */
final class DeviceGauges {
  private static final int NAMED = 200;

  private static final Set<Cause> NO_DRIVER =
      Set.of(Cause.OTHER_KERNEL, Cause.OUT_OF_TREE, Cause.SIGNATURE, Cause.NOWHERE);

  private final MeterRegistry registry;
  private final Map<String, MultiGauge> gauges = new HashMap<>();

  DeviceGauges(MeterRegistry registry) {
    this.registry = registry;
  }

  /** A device's class, as the first part of its type has it, and its state. */
  record Kind(String type, String state) {
    Kind {
      state = state.toLowerCase(Locale.ROOT);
    }
  }

  void devices(List<Kind> devices) {
    Map<Kind, Integer> counts =
        new TreeMap<>(Comparator.comparing(Kind::type).thenComparing(Kind::state));
    devices.forEach(kind -> counts.merge(kind, 1, Integer::sum));
    List<Row<?>> rows = new ArrayList<>();
    counts.forEach(
        (kind, count) -> rows.add(Row.of(Tags.of("class", kind.type, "state", kind.state), count)));
    rows("cfgmgr.devices", "Devices by class and state", rows);
  }

  void findings(List<Missing> missing, int drifted, int failed, int waiting) {
    rows("cfgmgr.missing", "What devices lack: a package, or its AIX name", named(missing));
    rows("cfgmgr.missing.devices", "Devices that lack software, by cause", causes(missing));
    one("cfgmgr.drifted.attributes", "Attributes changed behind cfgmgr", drifted);
    one("cfgmgr.failed.devices", "Devices and methods that failed", failed);
    one("cfgmgr.waiting.devices", "Devices without fault that do not work", waiting);
    one(
        "cfgmgr.devices.without.driver",
        "Devices for which the kernel has no driver that it may load",
        devices(missing, NO_DRIVER));
    one(
        "cfgmgr.devices.without.firmware",
        "Devices whose driver lacks its firmware",
        devices(missing, Set.of(Cause.FIRMWARE)));
    one(
        "cfgmgr.missing.filesets",
        "Different packages, or their AIX names, that are missing",
        (double) missing.stream().map(Missing::text).distinct().count());
  }

  /** A gauge of one value without labels. */
  void one(String name, String help, double value) {
    rows(name, help, List.of(Row.of(Tags.empty(), value)));
  }

  private void rows(String name, String help, List<Row<?>> rows) {
    gauges
        .computeIfAbsent(name, key -> MultiGauge.builder(key).description(help).register(registry))
        .register(rows, true);
  }

  private static List<Row<?>> named(List<Missing> missing) {
    Map<String, Row<?>> rows = new TreeMap<>();
    for (Missing one : missing) {
      Tags tags =
          Tags.of("device", one.device(), "fileset", one.text(), "cause", one.cause().label());
      if (rows.size() < NAMED) {
        rows.put(tags.toString(), Row.of(tags, 1));
      }
    }
    return List.copyOf(rows.values());
  }

  /** A cause without devices is told too, so that an alert sees it end. */
  private static List<Row<?>> causes(List<Missing> missing) {
    List<Row<?>> rows = new ArrayList<>();
    for (Cause cause : Cause.values()) {
      rows.add(Row.of(Tags.of("cause", cause.label()), devices(missing, Set.of(cause))));
    }
    return rows;
  }

  private static int devices(List<Missing> missing, Set<Cause> causes) {
    Set<String> devices = new HashSet<>();
    missing.stream()
        .filter(one -> causes.contains(one.cause()))
        .forEach(one -> devices.add(one.device()));
    return devices.size();
  }
}

package org.cfgmgr.daemon.web;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.cfgmgr.daemon.cfgmgr.PlanJson;
import org.cfgmgr.daemon.command.Json;
import org.cfgmgr.daemon.engine.RunReport.Finding;
import org.cfgmgr.daemon.http.Answer;
import org.cfgmgr.daemon.http.Query;
import org.cfgmgr.daemon.http.Routes;
import org.cfgmgr.daemon.state.Board;
import org.cfgmgr.daemon.state.Happening;
import org.cfgmgr.daemon.state.Knowledge;
import org.cfgmgr.daemon.state.RunRecord;
import org.cfgmgr.daemon.state.StoreView;
import org.cfgmgr.diagnosis.Missing;
import org.cfgmgr.odm.OdmException;

/** The addresses of the daemon; docs/operations.md describes what they give. Nothing is changed. */
public final class Api {
  private static final String METRICS = "text/plain; version=0.0.4; charset=utf-8";

  private final Board board;
  private final StoreView store;
  private final Supplier<String> metrics;
  private final BooleanSupplier alive;

  /**
   * Shows what there is.
   *
   * @param metrics in Prometheus' text format
   * @param alive whether the daemon's work goes on
   */
  public Api(Board board, StoreView store, Supplier<String> metrics, BooleanSupplier alive) {
    this.board = board;
    this.store = store;
    this.metrics = metrics;
    this.alive = alive;
  }

  /** All addresses. */
  public Routes routes() {
    return new Routes()
            .at("/metrics", query -> Answer.ok(METRICS, metrics.get()))
            .open("/health/live", query -> health(alive.getAsBoolean(), "alive", "stuck"))
            .open("/health/ready", query -> health(board.isReady(), "ready", "not ready yet"))
            .at("/api/v1/about", new About(Path.of("/proc/sys/kernel")))
            .at("/api/v1/devices", query -> devices())
            .at("/api/v1/missing", query -> json(missing(board.knowledge())))
            .at("/api/v1/runs", query -> json(board.runs().stream().map(Api::run).toList()))
            .at("/api/v1/events", this::events)
            .stream("/api/v1/stream", new Stream(board))
            .rest(new Page());
  }

  private static Answer health(boolean good, String yes, String no) {
    return Answer.text(good ? 200 : 503, good ? yes : no);
  }

  private Answer devices() {
    try {
      Set<String> lacking = new TreeSet<>();
      board.knowledge().missing().forEach(one -> lacking.add(one.device()));
      List<Map<String, Object>> rows = new ArrayList<>();
      for (Map<String, String> device : store.devices()) {
        Map<String, Object> row = new LinkedHashMap<>(device);
        row.put("missing", lacking.contains(device.getOrDefault("name", "")));
        rows.add(row);
      }
      return json(rows);
    } catch (OdmException e) {
      return Answer.text(503, String.valueOf(e.getMessage()));
    }
  }

  private Answer events(Query query) {
    return json(board.since(query.number("since", 0)).stream().map(Api::happening).toList());
  }

  private static Map<String, Object> missing(Knowledge knowledge) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("missing", knowledge.missing().stream().map(Api::missing).toList());
    json.put("failed", findings(knowledge.failed()));
    json.put("notWorking", findings(knowledge.waiting()));
    json.put("drifted", findings(knowledge.drifted()));
    json.put(
        "plan",
        knowledge.plan().map(plan -> PlanJson.of(plan, knowledge.freeBytes())).orElse(null));
    json.put("machine", knowledge.machine().kind().text());
    json.put("machineEvidence", knowledge.machine().evidence());
    json.put("rebootRequired", knowledge.rebootRequired());
    return json;
  }

  private static Map<String, Object> missing(Missing one) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("device", one.device());
    row.put("fileset", one.text());
    row.put("cause", one.cause().label());
    row.put("why", one.cause().text());
    row.put("path", one.path());
    row.put("packages", one.packages());
    row.put("evidence", one.evidence());
    return row;
  }

  private static List<Map<String, String>> findings(List<Finding> findings) {
    return findings.stream().map(one -> Map.of("device", one.device(), "why", one.text())).toList();
  }

  private static Map<String, Object> run(RunRecord run) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("id", run.id());
    row.put("trigger", run.trigger().label());
    row.put("start", run.start());
    row.put("milliseconds", run.milliseconds());
    row.put("outcome", run.outcome().label());
    row.put("events", run.events());
    row.put("configured", run.configured());
    row.put("changed", run.changed());
    row.put("gone", run.gone());
    row.put("failed", run.failed());
    row.put("missing", run.missing());
    return row;
  }

  static Map<String, Object> happening(Happening one) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("id", one.id());
    row.put("time", one.time());
    row.put("kind", one.kind().label());
    row.put("device", one.device());
    row.put("text", one.text());
    row.put("run", one.run());
    return row;
  }

  private static Answer json(Object value) {
    return Answer.ok(Answer.JSON, Json.line(value) + "\n");
  }
}

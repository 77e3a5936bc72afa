package org.cfgmgr.daemon.journal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cfgmgr.method.Action;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The actions that take something back, as JSON. */
final class ActionText {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private ActionText() {}

  /** An action as text; "" for a kind that takes nothing back that lasts. */
  static String of(Action action) {
    ObjectNode node = JSON.createObjectNode();
    if (action instanceof Action.WriteFile write) {
      node.put("write", write.file().toString()).put("text", write.text());
      write.before().ifPresent(old -> node.put("before", old));
    } else if (action instanceof Action.DeleteFile delete) {
      node.put("delete", delete.file().toString()).put("before", delete.before());
    } else if (action instanceof Action.RunTool tool) {
      node.put("tool", tool.what()).put("root", tool.root().toString());
      node.put("seconds", tool.limit().toSeconds());
      tool.command().forEach(node.putArray("command")::add);
      ObjectNode environment = node.putObject("environment");
      new TreeMap<>(tool.environment()).forEach(environment::put);
    } else if (action instanceof Action.UnloadModule unload) {
      node.put("unload", unload.module()).put("device", unload.device());
    } else {
      return "";
    }
    return JSON.writeValueAsString(node);
  }

  /** The action that a text is of. */
  static Optional<Action> parse(String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    JsonNode node = JSON.readTree(text);
    if (node.has("write")) {
      return Optional.of(
          new Action.WriteFile(
              Path.of(string(node, "write")),
              string(node, "text"),
              node.has("before") ? Optional.of(string(node, "before")) : Optional.empty()));
    }
    if (node.has("delete")) {
      return Optional.of(
          new Action.DeleteFile(Path.of(string(node, "delete")), string(node, "before")));
    }
    if (node.has("unload")) {
      return Optional.of(new Action.UnloadModule(string(node, "unload"), string(node, "device")));
    }
    return node.has("tool") ? Optional.of(tool(node)) : Optional.empty();
  }

  private static Action tool(JsonNode node) {
    List<String> command = new ArrayList<>();
    node.get("command").forEach(word -> command.add(word.asString()));
    Map<String, String> environment = new TreeMap<>();
    node.get("environment")
        .properties()
        .forEach(entry -> environment.put(entry.getKey(), entry.getValue().asString()));
    return new Action.RunTool(
        string(node, "tool"),
        Path.of(string(node, "root")),
        environment,
        command,
        Duration.ofSeconds(node.get("seconds").asLong()),
        Optional.empty());
  }

  private static String string(JsonNode node, String name) {
    return node.get(name).asString();
  }
}

package org.cfgmgr.source;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A command of an installed system's tools.
 *
 * @param what for people: what it is run for
 * @param environment what it sees besides a fixed search path and language
 */
public record ToolCommand(
    String what, Map<String, String> environment, List<String> command, Duration limit) {
  public ToolCommand {
    environment = Map.copyOf(environment);
    command = List.copyOf(command);
  }
}

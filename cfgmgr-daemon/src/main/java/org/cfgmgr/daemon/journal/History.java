package org.cfgmgr.daemon.journal;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import org.apache.commons.cli.CommandLine;
import org.cfgmgr.daemon.command.ExitCode;
import org.cfgmgr.daemon.command.Json;
import org.cfgmgr.daemon.command.OdmCommand;
import org.cfgmgr.daemon.command.Terminal;
import org.cfgmgr.daemon.command.Usage;
import org.cfgmgr.odm.Odm;

/** Shows what was done to a system. */
public final class History extends OdmCommand {
  private static final String HELP =
      """
      usage: cfgmgr history [--root DIR] [--json] [RUN]

      Shows what cfgmgr has done to the system, run by run: packages, files, boot menu, modules.
      An action that was begun and not ended was interrupted. A * marks what cfgmgr undo RUN
      takes back.

        --root DIR   the history of the installed system in DIR
        --json       for programs

      Examples:
        cfgmgr history
        cfgmgr history 3
      """;

  @Inject
  public History() {
    super("cfgmgr history", new Usage("", List.of("root:", "json"), HELP));
  }

  @Override
  protected int run(CommandLine line, Terminal terminal) {
    List<Entry> entries;
    try (Odm odm = Place.of(line, terminal).openToRead(this, terminal)) {
      Journal journal = new Journal(odm, InstantSource.system());
      entries = line.getArgList().isEmpty() ? journal.entries() : journal.entries(Place.run(line));
    }
    if (line.hasOption("json")) {
      terminal.out().print(Json.print(entries.stream().map(History::json).toList()));
    } else {
      entries.forEach(entry -> terminal.out().println(text(entry)));
    }
    return ExitCode.OK;
  }

  private static String text(Entry entry) {
    return String.format(
        "%3d %s %s %-6s %s",
        entry.run(),
        entry.time(),
        entry.undo().isEmpty() ? " " : "*",
        entry.state().label(),
        entry.action());
  }

  private static Map<String, Object> json(Entry entry) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("run", entry.run());
    row.put("seq", entry.seq());
    row.put("time", entry.time());
    row.put("state", entry.state().label());
    row.put("action", entry.action());
    row.put("undo", ActionText.parse(entry.undo()).map(action -> action.describe()).orElse(""));
    return row;
  }
}

package org.cfgmgr.daemon.airgap;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cfgmgr.daemon.command.Terminal;
import org.cfgmgr.method.Result;
import org.cfgmgr.method.act.Programs;
import org.cfgmgr.method.act.Workspace;
import org.cfgmgr.source.ToolCommand;
import org.cfgmgr.source.Tools;

/** This machine's tools, at work in a directory, with the proxies of who calls. */
final class FetchTools implements Tools {
  private static final List<String> PROXIES = List.of("http_proxy", "https_proxy", "no_proxy");

  private final Workspace place;
  private final Path directory;
  private final Programs programs;

  /**
   * In a directory.
   *
   * @param place for files of their own
   */
  FetchTools(Workspace place, Path directory, Terminal terminal) {
    this.place = place;
    this.directory = directory;
    Map<String, String> environment = new HashMap<>(terminal.environment());
    environment.keySet().retainAll(PROXIES);
    programs = new Programs(environment);
    terminal.stop().whenAsked(programs::stop);
  }

  @Override
  public Output run(ToolCommand command) {
    List<String> words = new ArrayList<>();
    new TreeMap<>(command.environment()).forEach((name, value) -> words.add(name + "=" + value));
    words.addAll(command.command());
    Result result = programs.run(directory, command.limit(), words);
    int code = result.failed() && result.code() == 0 ? -1 : result.code();
    return new Output(code, result.out() + result.err());
  }

  @Override
  public void write(String name, String text) throws IOException {
    place.write(name, text);
  }
}

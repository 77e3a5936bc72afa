package org.cfgmgr.daemon.install;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.cfgmgr.method.Action;
import org.cfgmgr.method.Actuator;
import org.cfgmgr.method.Result;
import org.cfgmgr.method.act.Workspace;
import org.cfgmgr.source.Sources;
import org.cfgmgr.source.ToolCommand;
import org.cfgmgr.source.Tools;

/** The tools of one installed system. */
final class SystemTools implements Tools {
  private static final String SHOWN = Sources.PLACE + "/packages";

  private final Path root;
  private final Actuator actuator;
  private final Map<String, Path> lent;

  /**
   * Of a system.
   *
   * @param directory of packages that it is to see
   */
  SystemTools(Path root, Actuator actuator, Optional<Path> directory) {
    this.root = root;
    this.actuator = actuator;
    this.lent = directory.map(path -> Map.of(SHOWN, path.toAbsolutePath())).orElse(Map.of());
  }

  /** Where the running system finds what another one is lent. */
  void showHere() throws IOException {
    if (root.equals(Path.of("/"))) {
      for (Map.Entry<String, Path> one : lent.entrySet()) {
        new Workspace(root).link(one.getKey().substring(1), one.getValue());
      }
    }
  }

  @Override
  public Output run(ToolCommand command) {
    Result result = actuator.perform(action(command, Optional.empty()));
    return new Output(result.failed() ? -1 : result.code(), result.out() + result.err());
  }

  @Override
  public void write(String name, String text) throws IOException {
    new Workspace(root).write(name, text);
  }

  /** The action that a command is. */
  Action action(ToolCommand command, Optional<Action> undo) {
    return new Action.RunTool(
        command.what(),
        root,
        command.environment(),
        command.command(),
        command.limit(),
        undo,
        lent);
  }
}

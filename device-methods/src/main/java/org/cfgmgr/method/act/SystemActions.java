package org.cfgmgr.method.act;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import org.cfgmgr.method.Action;
import org.cfgmgr.method.Result;

/** What is done to an installed system, which need not be the one that runs. */
final class SystemActions {
  private final ProgramRunner programs;
  private final Consumer<String> progress;

  /** {@code progress} takes each line that a tool prints. */
  SystemActions(ProgramRunner programs, Consumer<String> progress) {
    this.programs = programs;
    this.progress = progress;
  }

  /** Does it; empty when it is an action on devices. */
  Optional<Result> perform(Action action) {
    if (action instanceof Action.RunTool tool) {
      return Optional.of(
          programs.run(tool.what(), Enclosure.command(tool), tool.limit(), progress));
    }
    if (action instanceof Action.WriteFile write) {
      byte[] text = write.text().getBytes(StandardCharsets.UTF_8);
      return Optional.of(NewFile.data(write.file(), text));
    }
    return action instanceof Action.DeleteFile delete
        ? Optional.of(NewFile.delete(delete.file()))
        : Optional.empty();
  }
}

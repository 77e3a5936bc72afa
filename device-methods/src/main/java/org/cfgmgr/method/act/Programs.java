package org.cfgmgr.method.act;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cfgmgr.method.Result;

/** External programs that are run for no device, bounded as those that are. */
public final class Programs {
  private final ProgramRunner runner;

  /**
   * With an environment.
   *
   * @param environment what programs see besides a fixed search path and language
   */
  public Programs(Map<String, String> environment) {
    runner = new ProgramRunner(Actuators.cleanEnvironment(environment), Duration.ofSeconds(2));
  }

  /** Runs a program in a directory, and waits for it. */
  public Result run(Path directory, Duration limit, List<String> command) {
    List<String> there = new ArrayList<>(List.of("env", "-C", directory.toString()));
    there.addAll(command);
    return runner.run("", there, limit);
  }

  /** Ends what runs, and lets nothing start any more. */
  public void stop() {
    runner.stop();
  }
}

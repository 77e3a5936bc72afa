package org.cfgmgr.method.act;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.commons.exec.CommandLine;
import org.apache.commons.exec.DefaultExecutor;
import org.apache.commons.exec.PumpStreamHandler;
import org.cfgmgr.method.Result;

/**
 * Runs external programs: argument lists, a clean environment, no input, bounded output, a time
 * limit, and a session of their own so that a program is ended together with all it started.
 */
final class ProgramRunner {
  private final Map<String, String> environment;

  ProgramRunner(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  Result run(List<String> command, Duration limit) {
    BoundedOutput out = new BoundedOutput();
    BoundedOutput err = new BoundedOutput();
    GroupWatchdog watchdog = new GroupWatchdog(limit);
    DefaultExecutor executor = DefaultExecutor.builder().get();
    executor.setStreamHandler(handler(out, err));
    executor.setWatchdog(watchdog);
    executor.setExitValues(null);
    try {
      int code = executor.execute(inOwnSession(command), environment);
      return result(code, watchdog, out, err, limit);
    } catch (IOException e) {
      return Result.failed(command.get(0) + " could not be run: " + e.getMessage());
    }
  }

  private static PumpStreamHandler handler(BoundedOutput out, BoundedOutput err) {
    PumpStreamHandler handler =
        new PumpStreamHandler(out, err, new ByteArrayInputStream(new byte[0]));
    // A grandchild may keep the pipe open after the program has ended.
    handler.setStopTimeout(Duration.ofSeconds(2));
    return handler;
  }

  private static CommandLine inOwnSession(List<String> command) {
    CommandLine line = new CommandLine("setsid").addArgument("--wait");
    for (String word : command) {
      line.addArgument(word, false);
    }
    return line;
  }

  private static Result result(
      int code, GroupWatchdog watchdog, BoundedOutput out, BoundedOutput err, Duration limit) {
    if (watchdog.timedOut()) {
      String why = "ended after its time limit of " + limit.toSeconds() + " s";
      return new Result(Result.Kind.TIMED_OUT, code, out.text(), why + err.onNewLine());
    }
    Result.Kind kind = code == 0 ? Result.Kind.DONE : Result.Kind.FAILED;
    return new Result(kind, code, out.text(), err.text());
  }
}

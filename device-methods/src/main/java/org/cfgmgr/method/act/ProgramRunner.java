package org.cfgmgr.method.act;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.commons.exec.CommandLine;
import org.apache.commons.exec.DefaultExecutor;
import org.apache.commons.exec.PumpStreamHandler;
import org.cfgmgr.method.Actuator.Leftover;
import org.cfgmgr.method.Result;

/**
 * Runs external programs: argument lists, a clean environment, no input, bounded output, a time
 * limit, and a session of their own so that a program is ended together with all it started. Each
 * has a mark in its environment, by which is found what it left behind.
 */
final class ProgramRunner {
  private final Map<String, String> environment;
  private final Leftovers leftovers = new Leftovers();
  private final Set<GroupWatchdog> running = ConcurrentHashMap.newKeySet();
  private final Duration grace;
  private volatile boolean stopped;

  ProgramRunner(Map<String, String> environment, Duration grace) {
    this.environment = Map.copyOf(environment);
    this.grace = grace;
  }

  /**
   * Runs a program.
   *
   * @param who the device that it is run for
   */
  Result run(String who, List<String> command, Duration limit) {
    return run(who, command, limit, Optional.empty());
  }

  /** The same, where somebody sees each line while the program runs. */
  Result run(String who, List<String> command, Duration limit, Consumer<String> lines) {
    return run(who, command, limit, Optional.of(lines));
  }

  private Result run(
      String who, List<String> command, Duration limit, Optional<Consumer<String>> lines) {
    GroupWatchdog watchdog = new GroupWatchdog(limit, grace);
    running.add(watchdog);
    try {
      return stopped ? refused(command) : run(who, command, watchdog, lines);
    } catch (IOException e) {
      return Result.failed(command.get(0) + " could not be run: " + e.getMessage());
    } finally {
      running.remove(watchdog);
    }
  }

  private static Result refused(List<String> command) {
    return Result.failed(command.get(0) + " was not started, since the run is to stop");
  }

  /** Ends all programs that run, and lets none start any more. */
  void stop() {
    stopped = true;
    running.forEach(GroupWatchdog::stopProgram);
  }

  /** Ends what programs left behind that have ended themselves. */
  List<Leftover> endLeftovers() {
    return leftovers.end();
  }

  private Result run(
      String who, List<String> command, GroupWatchdog watchdog, Optional<Consumer<String>> lines)
      throws IOException {
    BoundedOutput out = new BoundedOutput();
    BoundedOutput err = new BoundedOutput();
    // Without a stream to read from, the program's standard input is closed.
    PumpStreamHandler handler = new PumpStreamHandler(tee(out, lines), tee(err, lines), null);
    // A grandchild may keep the pipe open after the program has ended.
    handler.setStopTimeout(Duration.ofSeconds(2));
    DefaultExecutor executor = DefaultExecutor.builder().get();
    executor.setStreamHandler(handler);
    executor.setWatchdog(watchdog);
    executor.setExitValues(null);
    Map<String, String> marked = new TreeMap<>(environment);
    marked.put(Leftovers.MARK, leftovers.mark(who));
    int code = executor.execute(inOwnSession(command), marked);
    return watchdog.result(code, out, err);
  }

  private static OutputStream tee(BoundedOutput kept, Optional<Consumer<String>> lines) {
    return lines.isPresent() ? new LineTee(kept, lines.get()) : kept;
  }

  private static CommandLine inOwnSession(List<String> command) {
    CommandLine line = new CommandLine("setsid").addArgument("--wait");
    for (String word : command) {
      line.addArgument(word, false);
    }
    return line;
  }
}

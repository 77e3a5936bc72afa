package org.cfgmgr.method.act;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.cfgmgr.method.Actuator.Leftover;

/**
 * The processes that programs leave behind. A mark in their environment gives them away (proc(5),
 * {@code /proc/PID/environ}), even those that have left the session, as daemons do. Only one that
 * both leaves the session and starts with another environment gets away.
 */
final class Leftovers {
  /** The environment variable that holds the mark. */
  static final String MARK = "CFGMGR_PROGRAM";

  /** A process may start another one while it is looked for; not for ever. */
  private static final int ROUNDS = 20;

  private static final Path PROC = Path.of("/proc");

  private final String ours = UUID.randomUUID() + ".";
  private final AtomicInteger count = new AtomicInteger();
  private final Map<String, String> suspects = new ConcurrentHashMap<>();

  /** A mark for the program that is started for a device. */
  String mark(String who) {
    String mark = ours + count.incrementAndGet();
    suspects.put(mark, who);
    return mark;
  }

  /** Ends them all. Call it when no program is running. */
  List<Leftover> end() {
    Map<String, Integer> found = new TreeMap<>();
    boolean more = !suspects.isEmpty();
    for (int round = 0; more && round < ROUNDS; round++) {
      more = endOnce(found);
    }
    suspects.clear();
    return found.entrySet().stream()
        .map(entry -> new Leftover(entry.getKey(), entry.getValue()))
        .toList();
  }

  private boolean endOnce(Map<String, Integer> found) {
    List<ProcessHandle> ended = new ArrayList<>();
    String[] pids = PROC.toFile().list();
    for (String pid : pids == null ? new String[0] : pids) {
      String who = isNumber(pid) ? suspects.getOrDefault(markOf(pid), "") : "";
      if (!who.isEmpty()) {
        found.merge(who, 1, Integer::sum);
        ProcessHandle.of(Long.parseLong(pid))
            .filter(ProcessHandle::destroyForcibly)
            .ifPresent(ended::add);
      }
    }
    ended.forEach(Leftovers::awaitEnd);
    return !ended.isEmpty();
  }

  private static boolean isNumber(String name) {
    return name.charAt(0) >= '1' && name.charAt(0) <= '9';
  }

  /** The mark of a process; "" when it has none, or is not ours to look at. */
  private static String markOf(String pid) {
    try {
      String text =
          Files.readString(
              PROC.resolve(pid + File.separator + "environ"), StandardCharsets.ISO_8859_1);
      for (String variable : text.split("\0", -1)) {
        if (variable.startsWith(MARK + "=")) {
          return variable.substring(MARK.length() + 1);
        }
      }
    } catch (IOException e) {
      // It has ended meanwhile, or belongs to somebody else.
    }
    return "";
  }

  private static void awaitEnd(ProcessHandle process) {
    try {
      process.onExit().get(1, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      // In an uninterruptible sleep; it dies when it wakes up.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

package org.cfgmgr.method.act;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
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

  /** How often a process in the middle of its exec is looked at, a millisecond apart. */
  private static final int LOOKS = 100;

  /** How often one that was killed is; it may be in an uninterruptible sleep. */
  private static final int PATIENCE = 1000;

  /** More environment than that, in bytes, is not looked at. */
  private static final int MOST = 1 << 17;

  /** Where {@code /proc/PID/stat} tells the memory of a process, counted after its name. */
  private static final int MEMORY = 20;

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
    List<Path> ended = new ArrayList<>();
    for (String pid : pids()) {
      String who = suspects.getOrDefault(markOf(pid), "");
      if (!who.isEmpty()) {
        found.merge(who, 1, Integer::sum);
        ProcessHandle.of(Long.parseLong(pid))
            .filter(ProcessHandle::destroyForcibly)
            .ifPresent(killed -> ended.add(PROC.resolve(pid)));
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
    return variables(pid).getOrDefault(MARK, "");
  }

  /** The environment of a process; empty when it is not ours to look at. */
  static Map<String, String> variables(String pid) {
    Map<String, String> variables = new HashMap<>();
    try {
      for (String variable : environment(PROC.resolve(pid)).split("\0", -1)) {
        int equals = variable.indexOf('=');
        if (equals > 0) {
          variables.putIfAbsent(variable.substring(0, equals), variable.substring(equals + 1));
        }
      }
    } catch (IOException e) {
      // It has ended meanwhile, or belongs to somebody else.
    }
    return variables;
  }

  /** The ids of all processes. */
  static List<String> pids() {
    String[] names = PROC.toFile().list();
    return Stream.of(names == null ? new String[0] : names).filter(Leftovers::isNumber).toList();
  }

  /** Kills a process, and waits until it has nothing any more. Returns whether it was there. */
  static boolean end(String pid) {
    boolean killed =
        ProcessHandle.of(Long.parseLong(pid)).filter(ProcessHandle::destroyForcibly).isPresent();
    if (killed) {
      awaitEnd(PROC.resolve(pid));
    }
    return killed;
  }

  /** An exec replaces the memory first and tells the kernel where the environment is last. */
  private static String environment(Path process) throws IOException {
    String text = text(process.resolve("environ"));
    for (int look = 1; text.isEmpty() && look < LOOKS && hasMemory(process); look++) {
      pause();
      text = text(process.resolve("environ"));
    }
    return text;
  }

  /** False for a thread of the kernel, and for what has ended and was not waited for. */
  private static boolean hasMemory(Path process) throws IOException {
    String stat = text(process.resolve("stat"));
    return !stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[MEMORY].equals("0");
  }

  /** Read at one go, since what is read later is that of another program after an exec. */
  private static String text(Path file) throws IOException {
    byte[] bytes = new byte[MOST];
    try (InputStream in = Files.newInputStream(file)) {
      return new String(bytes, 0, in.readNBytes(bytes, 0, MOST), StandardCharsets.ISO_8859_1);
    }
  }

  /** It stays listed until its parent waits for it, but has nothing any more. */
  private static void awaitEnd(Path process) {
    try {
      for (int look = 0; look < PATIENCE && hasMemory(process); look++) {
        pause();
      }
    } catch (IOException e) {
      // It has ended.
    }
  }

  private static void pause() {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
  }
}

package org.cfgmgr.method.act;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.cfgmgr.odm.RunLock;

/**
 * The programs of a run that was killed in the middle: they go on working at devices that the next
 * run is about to configure. Their environment tells which store they work for.
 */
public final class Orphans {
  /** Some start others while they are looked for; not for ever. */
  private static final int ROUNDS = 20;

  private Orphans() {}

  /**
   * Ends them all. To be called by who holds the lock of a store: a program that works for it and
   * was not started under this lock has lost its run.
   *
   * @param directory of the store
   * @param token of the lock that is held
   * @return how many there were
   */
  public static int end(Path directory, String token) {
    int ended = 0;
    int now = -1;
    for (int round = 0; round < ROUNDS && now != 0; round++) {
      now = endOnce(directory, token);
      ended += now;
    }
    return ended;
  }

  private static int endOnce(Path directory, String token) {
    int ended = 0;
    for (String pid : Leftovers.pids()) {
      if (isOrphan(Leftovers.variables(pid), directory, token) && Leftovers.end(pid)) {
        ended++;
      }
    }
    return ended;
  }

  static boolean isOrphan(Map<String, String> variables, Path directory, String token) {
    return variables.containsKey(Leftovers.MARK)
        && !token.equals(variables.getOrDefault(RunLock.TOKEN, ""))
        && isSame(variables.getOrDefault("ODMDIR", ""), directory);
  }

  private static boolean isSame(String named, Path directory) {
    try {
      Path path = Path.of(named);
      return path.isAbsolute() && path.toRealPath().equals(directory.toRealPath());
    } catch (IOException | java.nio.file.InvalidPathException e) {
      return false;
    }
  }
}

package org.cfgmgr.odm;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What the lock file says while the lock is held.
 *
 * @param token by which the holder's own commands join; "" when unknown
 * @param who for messages
 */
record LockHolder(String token, String who) {
  static LockHolder of(String token, String command, Instant since) {
    String line = command.replace('\n', ' ');
    Instant second = since.truncatedTo(ChronoUnit.SECONDS);
    return new LockHolder(
        token, "pid %d (%s) since %s".formatted(ProcessHandle.current().pid(), line, second));
  }

  /** Reads the file; its holder may be about to write it. */
  static LockHolder parse(String text) {
    String[] lines = text.split("\n", -1);
    return lines.length > 1
        ? new LockHolder(lines[0], lines[1])
        : new LockHolder("", "another process");
  }

  /** Whether it is the daemon, which gives way to people. */
  boolean givesWay() {
    return who.contains("(" + RunLock.DAEMON + ")");
  }

  String text() {
    return token + "\n" + who + "\n";
  }
}

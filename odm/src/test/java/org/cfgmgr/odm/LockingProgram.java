package org.cfgmgr.odm;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Another process: takes the lock, says how that went, and keeps it until its input ends. */
final class LockingProgram {
  private LockingProgram() {}

  /** Started as a process of its own, which stands ready when it has said its first line. */
  static Process start(Path directory, String token) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classes = System.getProperty("java.class.path");
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(java, "-cp", classes, LockingProgram.class.getName(), directory.toString()));
    builder.environment().put(RunLock.TOKEN, token);
    return builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  public static void main(String[] args) throws IOException {
    Instant since = Instant.parse("2026-11-22T20:00:00Z");
    try (RunLock lock =
        RunLock.acquire(Path.of(args[0]), "other -v", System.getenv(), () -> since)) {
      System.out.println(lock.token());
      System.out.flush();
      System.in.readAllBytes();
    } catch (LockHeldException e) {
      System.out.write((e.getMessage() + "\n").getBytes(UTF_8));
      System.out.flush();
    }
  }
}

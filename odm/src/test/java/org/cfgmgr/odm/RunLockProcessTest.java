package org.cfgmgr.odm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLockProcessTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-22T21:00:00.5Z"));

  @TempDir private Path directory;
  private @Nullable Process other;

  @AfterEach
  void endOther() throws InterruptedException {
    if (other != null) {
      other.destroyForcibly().waitFor();
    }
  }

  @Test
  void acquire_whileAnotherProcessHolds_saysWho() throws IOException {
    Process holder = startOther("");

    assertThatThrownBy(this::acquire)
        .isInstanceOf(LockHeldException.class)
        .hasMessage(held(holder));
  }

  @Test
  void acquire_afterTheHolderCrashed_succeedsDespiteWhatItLeft() throws Exception {
    Process holder = startOther("");
    holder.destroyForcibly().waitFor();

    assertThat(directory.resolve("config_lock")).isNotEmptyFile();
    try (RunLock lock = acquire()) {
      assertThat(Files.readString(directory.resolve("config_lock")))
          .isEqualTo(lock.token() + "\n" + me() + "\n");
    }
    assertThat(directory.resolve("config_lock")).isEmptyFile();
  }

  @Test
  void acquire_inAProcessWithTheToken_joins() throws IOException {
    try (RunLock lock = acquire()) {
      assertThat(firstLine(startOther(lock.token()))).isEqualTo(lock.token());
    }
  }

  @Test
  void close_ofOneThatJoined_leavesTheLockToItsHolder() throws Exception {
    try (RunLock lock = acquire()) {
      Process joined = startOther(lock.token());
      joined.getOutputStream().close();
      joined.waitFor();

      assertThat(firstLine(startOther(""))).isEqualTo(heldByMe());
    }
  }

  @Test
  void acquire_twiceInThisProcess_isRefusedAndKeepsTheFirst() throws IOException {
    try (RunLock lock = acquire()) {
      assertThat(lock.token()).isNotEmpty();
      assertThatThrownBy(this::acquire)
          .isInstanceOf(LockHeldException.class)
          .hasMessage(heldByMe());

      // The kernel drops a lock with any descriptor of its file; another process can tell.
      assertThat(firstLine(startOther(""))).isEqualTo(heldByMe());
    }
  }

  @Test
  void close_twice_leavesTheLockToTheNext() {
    RunLock first = RunLock.acquire(directory, "a", Map.of(), CLOCK);
    first.close();
    try (RunLock next = RunLock.acquire(directory, "cfgmgr -v", Map.of(), CLOCK)) {
      first.close();
      assertThat(next.token()).isNotEqualTo(first.token());
      assertThatThrownBy(() -> RunLock.acquire(directory, "b", Map.of(), CLOCK))
          .hasMessage(heldByMe());
    }
  }

  @Test
  void acquire_byAnotherNameOfTheDirectory_isTheSameLock() throws IOException {
    Path link = Files.createSymbolicLink(directory.resolve("link"), directory);
    try (RunLock lock = acquire()) {
      assertThat(lock.token()).isNotEmpty();
      assertThatThrownBy(() -> RunLock.acquire(link, "b", Map.of(), CLOCK)).hasMessage(heldByMe());
    }
  }

  @Test
  void acquire_withAStaleToken_isRefused() throws IOException {
    Process holder = startOther("");

    assertThatThrownBy(
            () -> RunLock.acquire(directory, "b", Map.of(RunLock.TOKEN, "of-an-old-run"), CLOCK))
        .hasMessage(held(holder));
  }

  @Test
  void acquire_withPatience_takesTheLockWhenTheHolderEnds() throws IOException {
    Process holder = startOther("");

    try (RunLock lock =
        RunLock.acquire(
            directory,
            "b",
            Map.of(),
            CLOCK,
            Duration.ofSeconds(5),
            () -> holder.destroyForcibly().waitFor())) {
      assertThat(lock.token()).isNotEmpty();
    }
  }

  @Test
  void acquire_whenPatienceEnds_saysWhoStillHolds() throws IOException {
    Process holder = startOther("");
    Instant start = CLOCK.instant();
    Queue<Instant> times =
        new ArrayDeque<>(List.of(start, start.plusSeconds(1), start.plusSeconds(2)));

    assertThatThrownBy(
            () ->
                RunLock.acquire(
                    directory, "b", Map.of(), times::remove, Duration.ofSeconds(2), () -> {}))
        .isInstanceOf(LockHeldException.class)
        .hasMessage(held(holder));
    assertThat(times).isEmpty();
  }

  @Test
  void acquire_makesTheDirectoryAndAFileThatAllMayRead() throws IOException {
    Path fresh = directory.resolve("var/objrepos");

    RunLock.acquire(fresh, "a", Map.of(), CLOCK).close();

    assertThat(Files.getPosixFilePermissions(fresh.resolve("config_lock")))
        .isEqualTo(PosixFilePermissions.fromString("rw-r--r--"));
  }

  @Test
  void acquire_whereAFileIsInThePlaceOfTheDirectory_saysSo() throws IOException {
    Path file = Files.createFile(directory.resolve("objrepos"));

    assertThatThrownBy(() -> RunLock.acquire(file, "a", Map.of(), CLOCK))
        .isInstanceOf(OdmException.class)
        .hasMessage(
            "cannot make config_lock in the ODM directory %s: a file is in its place; be root, or"
                    .formatted(file)
                + " set ODMDIR to a directory of yours");
  }

  private RunLock acquire() {
    return RunLock.acquire(directory, "cfgmgr -v", Map.of(), CLOCK);
  }

  private Process startOther(String token) throws IOException {
    Process started = LockingProgram.start(directory, token);
    if (token.isEmpty() && other == null) {
      other = started;
      started.inputReader().mark(200);
      started.inputReader().readLine();
      started.inputReader().reset();
    }
    return started;
  }

  private static String firstLine(Process process) throws IOException {
    String line = process.inputReader().readLine();
    process.getOutputStream().close();
    return String.valueOf(line);
  }

  private static String held(Process holder) {
    return "the configuration lock is held by pid %d (other -v) since 2026-11-22T20:00:00Z;"
            .formatted(holder.pid())
        + " wait until it has ended";
  }

  private static String heldByMe() {
    return "the configuration lock is held by " + me() + "; wait until it has ended";
  }

  private static String me() {
    return "pid %d (cfgmgr -v) since 2026-11-22T21:00:00Z".formatted(ProcessHandle.current().pid());
  }
}

package org.cfgmgr.method.act;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.cfgmgr.method.Actuator.Leftover;
import org.cfgmgr.method.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs real programs. */
class ProgramRunnerTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  private final ProgramRunner runner =
      new ProgramRunner(
          Actuators.cleanEnvironment(Map.of("CFGMGR_LOCK", "token")), Limits.USUAL.grace());

  private Result shell(String script, Duration limit) {
    return runner.run("ent0", List.of("sh", "-c", script), limit);
  }

  @Test
  void output_andExitCode() {
    Result result = shell("echo name; echo trace >&2; exit 7", LONG);

    assertThat(result).isEqualTo(new Result(Result.Kind.FAILED, 7, "name\n", "trace\n"));
  }

  @Test
  void success_isDone() {
    assertThat(shell("true", LONG)).isEqualTo(Result.done());
  }

  @Test
  void environment_isCleanButForWhatIsAdded() {
    Result result = shell("env | sort | grep -v -e ^CFGMGR_PROGRAM -e ^PWD -e ^_ -e ^SHLVL", LONG);

    assertThat(result.out())
        .isEqualTo("CFGMGR_LOCK=token\nLC_ALL=C.UTF-8\nPATH=/usr/sbin:/usr/bin:/sbin:/bin\n");
  }

  @Test
  void input_isEmpty() {
    assertThat(shell("cat; echo end", LONG).out()).isEqualTo("end\n");
  }

  @Test
  void arguments_arePassedAsTheyAre() {
    Result result = runner.run("ent0", List.of("printf", "%s|", "a b", "\"q\"", "$HOME", ""), LONG);

    assertThat(result.out()).isEqualTo("a b|\"q\"|$HOME||");
  }

  @Test
  void missingProgram_fails() {
    Result result = runner.run("ent0", List.of("/nonexistent/method"), LONG);

    assertThat(result.failed()).isTrue();
    assertThat(result.err()).contains("/nonexistent/method");
  }

  @Test
  void output_isBounded() {
    Result result = shell("head -c 3000000 /dev/zero | tr '\\0' x", LONG);

    String note = "\n[cut: 1951424 more bytes]\n";
    assertThat(result.out()).hasSize(BoundedOutput.LIMIT + note.length()).endsWith(note);
  }

  @Test
  void hangingProgram_isEndedWithItsWholeGroup(@TempDir Path dir) throws IOException {
    Path child = dir.resolve("child");
    String script = "trap '' TERM; sleep 600 & echo $! > " + child + "; wait; wait";

    Result result = shell(script, Duration.ofSeconds(4));

    assertThat(result.kind()).isEqualTo(Result.Kind.TIMED_OUT);
    assertThat(result.err()).startsWith("ended after its time limit of");
    long pid = Long.parseLong(Files.readString(child).strip());
    while (!ended(pid)) {
      Thread.onSpinWait();
    }
  }

  @Test
  void programThatTidiesUpOnTerm_hasItsGrace() {
    String script = "trap 'sleep 0.3; echo bye; exit' TERM; while :; do sleep 0.1; done";
    List<String> command = List.of("sh", "-c", script);
    Duration limit = Duration.ofSeconds(2);

    assertThat(withGrace(Duration.ofSeconds(30)).run("ent0", command, limit).out())
        .isEqualTo("bye\n");
    assertThat(withGrace(Duration.ZERO).run("ent0", command, limit).out()).isEmpty();
  }

  private static ProgramRunner withGrace(Duration grace) {
    return new ProgramRunner(Actuators.cleanEnvironment(Map.of()), grace);
  }

  @Test
  void daemonThatLeftItsSession_isEndedAndItsMasterNamed(@TempDir Path dir) throws IOException {
    Path daemon = dir.resolve("daemon");
    String script = "setsid sh -c 'echo $$ > " + daemon + "; exec sleep 600' >/dev/null 2>&1 &";

    assertThat(shell(script + " while [ ! -s " + daemon + " ]; do :; done", LONG).failed())
        .isFalse();
    assertThat(runner.endLeftovers()).containsExactly(new Leftover("ent0", 1));
    assertThat(ended(Long.parseLong(Files.readString(daemon).strip()))).isTrue();
    assertThat(runner.endLeftovers()).isEmpty();
  }

  /** In the middle of an exec the kernel shows no environment. */
  @Test
  void daemonThatKeepsStartingItself_isEnded(@TempDir Path dir) throws IOException {
    Path started = dir.resolve("started");
    Path again = dir.resolve("again");
    Files.writeString(again, "echo > " + started + "; exec sh " + again);
    String daemon = "setsid sh " + again + " >/dev/null 2>&1 &";

    for (int round = 0; round < 20; round++) {
      Files.deleteIfExists(started);
      shell(daemon + " while [ ! -e " + started + " ]; do :; done", LONG);
      assertThat(runner.endLeftovers()).containsExactly(new Leftover("ent0", 1));
    }
  }

  @Test
  void stop_endsWhatRuns_andStartsNothingAnyMore(@TempDir Path dir) throws Exception {
    Path started = dir.resolve("started");
    CompletableFuture<Result> running =
        CompletableFuture.supplyAsync(() -> shell("echo > " + started + "; sleep 600", LONG));
    while (!Files.exists(started)) {
      Thread.onSpinWait();
    }
    runner.stop();

    assertThat(running.get(30, TimeUnit.SECONDS).err())
        .isEqualTo("ended since the run was to stop");
    assertThat(shell("true", LONG).err()).isEqualTo("sh was not started, since the run is to stop");
  }

  /** Gone, or dead and waiting for its new parent to notice. */
  private static boolean ended(long pid) throws IOException {
    Path stat = Path.of("/proc/" + pid + "/stat");
    return !Files.exists(stat) || Files.readString(stat).contains(") Z ");
  }
}

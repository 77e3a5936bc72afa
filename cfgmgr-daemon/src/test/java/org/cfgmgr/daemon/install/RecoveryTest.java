package org.cfgmgr.daemon.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cfgmgr.daemon.journal.Journal;
import org.cfgmgr.method.Action;
import org.cfgmgr.method.Actuator;
import org.cfgmgr.method.act.Actuators;
import org.cfgmgr.method.act.Limits;
import org.cfgmgr.odm.SqliteOdm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An installation that was begun, and of which no end was seen. */
class RecoveryTest {
  @TempDir private Path root;

  private final List<String> told = new ArrayList<>();
  private final Actuator tools = Actuators.system(line -> {}, Limits.USUAL);

  private boolean recovered(Action... begun) {
    try (SqliteOdm odm = SqliteOdm.open(root.resolve("objrepos"))) {
      Journal journal = new Journal(odm, InstantSource.system());
      Actuator task = journal.task("install what is missing", tools);
      for (Action action : begun) {
        task.perform(action);
      }
      return new Recovery(root, journal, told::add, line -> told.add("! " + line)).run(tools);
    }
  }

  private Action.WriteFile write(String name) {
    return new Action.WriteFile(root.resolve(name), "new\n", Optional.empty());
  }

  private static Action.RunTool tool(Optional<Action> undo, String... command) {
    return new Action.RunTool(
        "try", Path.of("/"), Map.of(), List.of(command), Duration.ofSeconds(20), undo);
  }

  @Test
  void nothingBegun_nothingDone() {
    assertThat(recovered()).isFalse();
    assertThat(told).isEmpty();
  }

  @Test
  void killed_isTakenBack() {
    assertThat(recovered(write("etc/setting"))).isTrue();

    assertThat(root.resolve("etc/setting")).doesNotExist();
    assertThat(told)
        .containsExactly(
            "run 1 was not finished, and is taken back", "delete " + root.resolve("etc/setting"));
  }

  @Test
  void kernelThatWaitsToProveItself_isLeft() {
    // Written last: taken back, it could be the kernel that runs.
    assertThat(recovered(write("etc/setting"), Pending.file(root, "6.1.0-56-amd64"))).isFalse();

    assertThat(root.resolve("etc/setting")).exists();
    assertThat(told).isEmpty();
  }

  @Test
  void whatCannotBeTakenBack_stopsHere() {
    Action never = tool(Optional.empty(), "ls", "/no/such");

    assertThatExceptionOfType(InstallException.class)
        .isThrownBy(() -> recovered(write("etc/setting"), tool(Optional.of(never), "true")))
        .withMessage(
            "run 1 could not be taken back; mend what is said above, then run cfgmgr -i again, or"
                + " cfgmgr undo 1");
    assertThat(told)
        .containsExactly(
            "run 1 was not finished, and is taken back",
            "try: ls /no/such",
            "! ls: cannot access '/no/such': No such file or directory",
            "delete " + root.resolve("etc/setting"));
  }
}

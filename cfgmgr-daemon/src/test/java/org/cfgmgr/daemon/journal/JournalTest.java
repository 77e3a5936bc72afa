package org.cfgmgr.daemon.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cfgmgr.daemon.command.ExitCode;
import org.cfgmgr.daemon.command.OdmCommand;
import org.cfgmgr.daemon.command.Terminal;
import org.cfgmgr.daemon.journal.Entry.State;
import org.cfgmgr.guard.Guard;
import org.cfgmgr.method.Action;
import org.cfgmgr.method.Actuator;
import org.cfgmgr.method.Result;
import org.cfgmgr.method.act.Actuators;
import org.cfgmgr.method.act.Limits;
import org.cfgmgr.odm.SqliteOdm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  private static final Path SLASH = Path.of("/");

  @TempDir private Path dir;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private Path store() {
    return dir.resolve("objrepos");
  }

  /** A run that performs actions for real. */
  private void perform(Action... actions) {
    try (SqliteOdm odm = SqliteOdm.open(store())) {
      Actuator run = journal(odm).run(live(odm));
      for (Action action : actions) {
        run.perform(action);
      }
    }
  }

  private static Actuator live(SqliteOdm odm) {
    return Actuators.live(
        odm, Actuators.cleanEnvironment(Map.of()), Guard.live(SLASH), Limits.USUAL);
  }

  private static Journal journal(SqliteOdm odm) {
    return new Journal(odm, InstantSource.fixed(Instant.parse("2026-11-23T10:00:00.5Z")));
  }

  private List<Entry> entries() {
    try (SqliteOdm odm = SqliteOdm.open(store())) {
      return journal(odm).entries();
    }
  }

  private int run(OdmCommand command, String... arguments) {
    out.reset();
    err.reset();
    return command.run(
        List.of(arguments),
        new Terminal(
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Map.of("ODMDIR", store().toString())));
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private Action.WriteFile write(String name, String text) throws IOException {
    Path file = dir.resolve(name);
    return new Action.WriteFile(
        file, text, Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty());
  }

  private static Action.RunTool tool(Optional<Action> undo, String... command) {
    return new Action.RunTool(
        "try", SLASH, Map.of("WORD", "a b"), List.of(command), Duration.ofSeconds(20), undo);
  }

  @Test
  void actions_areWrittenDownWithTheirEnd() throws IOException {
    perform(write("new", "1\n"), tool(Optional.empty(), "false"));

    assertThat(entries())
        .extracting(Entry::run, Entry::seq, Entry::time, Entry::state, Entry::action)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                1L, 1L, "2026-11-23T10:00:00Z", State.DONE, "write " + dir.resolve("new")),
            org.assertj.core.groups.Tuple.tuple(
                1L, 2L, "2026-11-23T10:00:00Z", State.FAILED, "try: false"));
  }

  @Test
  void undo_takesBackTheLastFirst() throws IOException {
    Files.writeString(dir.resolve("old"), "before\n");
    Path log = dir.resolve("log");
    Action look = tool(Optional.empty(), "cp", dir.resolve("new").toString(), log.toString());
    perform(write("old", "after\n"), write("new", "1\n"), tool(Optional.of(look), "true"));

    assertThat(run(new Undo(), "1")).isEqualTo(ExitCode.OK);

    // The file was still there when the tool, which came last, was taken back.
    assertThat(log).hasContent("1");
    assertThat(dir.resolve("new")).doesNotExist();
    assertThat(dir.resolve("old")).hasContent("before");
    assertThat(entries())
        .filteredOn(entry -> entry.run() == 1)
        .extracting(Entry::state)
        .containsOnly(State.UNDONE);
  }

  @Test
  void undo_thatFails_goesOnAndIsKeptInTheHistory() throws IOException {
    perform(
        write("new", "1\n"), tool(Optional.of(tool(Optional.empty(), "ls", "/no/such")), "true"));

    assertThat(run(new Undo(), "1")).isEqualTo(ExitCode.FAILED);

    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo("cfgmgr undo: ls: cannot access '/no/such': No such file or directory\n");
    assertThat(dir.resolve("new")).doesNotExist();
    assertThat(entries())
        .extracting(Entry::state)
        .containsExactly(State.UNDONE, State.DONE, State.FAILED, State.DONE);
  }

  @Test
  void undo_ofATool_runsWithItsEnvironment() {
    Path log = dir.resolve("log");
    Action undo = tool(Optional.empty(), "sh", "-c", "echo \"$WORD\" >" + log);
    perform(tool(Optional.of(undo), "true"));

    assertThat(run(new Undo(), "1")).isEqualTo(ExitCode.OK);

    assertThat(log).hasContent("a b");
    assertThat(run(new Undo(), "1")).isEqualTo(ExitCode.OK);
    assertThat(out()).isEmpty();
  }

  @Test
  void undo_dry_changesNothing() throws IOException {
    perform(write("new", "1\n"));

    assertThat(run(new Undo(), "-n", "1")).isEqualTo(ExitCode.OK);

    assertThat(out()).isEqualTo("would delete " + dir.resolve("new") + "\n");
    assertThat(dir.resolve("new")).exists();
    assertThat(entries()).hasSize(1);
  }

  @Test
  void undo_ofWhatCannotBeTakenBack_saysSo() {
    perform(tool(Optional.empty(), "true"));

    assertThat(run(new Undo(), "1")).isEqualTo(ExitCode.FAILED);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo("cfgmgr undo: cannot be taken back: try: true\n");
  }

  @Test
  void undo_ofNoRun_saysSo() {
    perform(tool(Optional.empty(), "true"));

    assertThat(run(new Undo(), "7")).isEqualTo(ExitCode.FAILED);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo("cfgmgr undo: there is no run 7 in the history\n");
    assertThat(run(new Undo(), "x")).isEqualTo(ExitCode.USAGE);
    assertThat(run(new Undo())).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void taskThatIsKilled_isUnfinishedUntilTakenBack() throws IOException {
    Files.writeString(dir.resolve("old"), "before\n");
    try (SqliteOdm odm = SqliteOdm.open(store())) {
      Task task = journal(odm).task("try all", live(odm));
      task.perform(write("old", "after\n"));
    }
    assertThat(entries()).extracting(Entry::seq, Entry::state, Entry::action).hasSize(2);
    assertThat(entries().get(0).action()).isEqualTo("try all");
    assertThat(entries().get(0).state()).isEqualTo(State.BEGUN);

    try (SqliteOdm odm = SqliteOdm.open(store())) {
      Journal journal = journal(odm);
      assertThat(journal.unfinished()).containsExactly(1L);
      List<String> told = new ArrayList<>();
      assertThat(new TakeBack(journal, told::add, told::add).run(1, journal.run(live(odm))))
          .isTrue();
      assertThat(told).containsExactly("write " + dir.resolve("old"));
      assertThat(journal.unfinished()).isEmpty();
    }
    assertThat(dir.resolve("old")).hasContent("before");
  }

  @Test
  void taskThatEndsWell_isFinished_andTakenBackWithoutAWordOfItself() throws IOException {
    try (SqliteOdm odm = SqliteOdm.open(store())) {
      Journal journal = journal(odm);
      Task task = journal.task("try all", live(odm));
      assertThat(task.perform(write("new", "1\n")).failed()).isFalse();
      task.end(true);
      assertThat(journal.unfinished()).isEmpty();
    }

    assertThat(run(new Undo(), "1")).isEqualTo(ExitCode.OK);
    assertThat(out()).isEqualTo("delete " + dir.resolve("new") + "\n");
    assertThat(entries().get(0).state()).isEqualTo(State.UNDONE);
  }

  @Test
  void taskThatCannotBeTakenBack_staysUnfinished() {
    Action never = tool(Optional.empty(), "ls", "/no/such");
    try (SqliteOdm odm = SqliteOdm.open(store())) {
      Journal journal = journal(odm);
      Task task = journal.task("try all", live(odm));
      task.perform(tool(Optional.of(never), "true"));
      task.end(false);
      List<String> told = new ArrayList<>();
      assertThat(new TakeBack(journal, told::add, told::add).run(1, journal.run(live(odm))))
          .isFalse();
      assertThat(told)
          .containsExactly(
              "try: ls /no/such", "ls: cannot access '/no/such': No such file or directory");
      assertThat(journal.unfinished()).containsExactly(1L);
    }
  }

  @Test
  void taskThatDidNothing_leavesNoTrace() {
    try (SqliteOdm odm = SqliteOdm.open(store())) {
      journal(odm).task("try all", live(odm)).end(false);
    }
    assertThat(entries()).isEmpty();
  }

  @Test
  void history_showsRunsForPeopleAndPrograms() throws IOException {
    perform(write("new", "1\n"));
    perform(tool(Optional.empty(), "true"));

    assertThat(run(new History())).isEqualTo(ExitCode.OK);
    assertThat(out())
        .isEqualTo(
            "  1 2026-11-23T10:00:00Z * done   write "
                + dir.resolve("new")
                + "\n  2 2026-11-23T10:00:00Z   done   try: true\n");
    run(new History(), "--json", "2");
    assertThat(out()).contains("\"action\" : \"try: true\"").contains("\"state\" : \"done\"");
  }

  @Test
  void otherActions_leaveNoUndo() {
    assertThat(ActionText.of(new Action.LoadModule("loop", "/devices/x"))).isEmpty();
    assertThat(ActionText.parse("")).isEmpty();
    Action unload = new Action.UnloadModule("loop", "/devices/x");
    assertThat(ActionText.parse(ActionText.of(unload))).contains(unload);
    assertThat(Result.planned().failed()).isFalse();
  }
}

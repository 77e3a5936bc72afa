package org.cfgmgr.daemon.restore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.cfgmgr.method.Action;
import org.cfgmgr.method.Actuator;
import org.cfgmgr.method.act.Actuators;
import org.cfgmgr.method.act.Limits;
import org.cfgmgr.preflight.Repair;
import org.cfgmgr.preflight.Repair.Edit;
import org.cfgmgr.preflight.Repair.Line;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real files, changed by the real actuator. */
class FittingTest {
  private static final String BEFORE = "[a]\nname=enp0s2 & /x\\y\npsk=secret\n";
  private static final String AFTER = "[a]\nname=enp0s3 & /x\\y\npsk=secret\n";

  @TempDir Path dir;

  private final Actuator actuator = Actuators.system(line -> {}, Limits.USUAL);

  private Path file(String mode) throws IOException {
    Path file = dir.resolve("wired.nmconnection");
    Files.writeString(file, BEFORE);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    return file;
  }

  private Action action(Path file) {
    Line line = new Line(2, "name=enp0s2 & /x\\y", "name=enp0s3 & /x\\y");
    List<Action> actions =
        Fitting.actions(new Repair(List.of(new Edit(file, List.of(line))), "", List.of()));
    assertThat(actions).hasSize(1);
    return actions.get(0);
  }

  private void changesAndUndoes(Path file, Action action) throws IOException {
    assertThat(actuator.perform(action).code()).isZero();
    assertThat(file).hasContent(AFTER);
    assertThat(actuator.perform(action.undo().orElseThrow()).code()).isZero();
    assertThat(file).hasContent(BEFORE);
  }

  @Test
  void openFile_isWritten() throws IOException {
    Path file = file("rw-r--r--");
    Action action = action(file);

    assertThat(action.describe()).isEqualTo("write " + file);
    changesAndUndoes(file, action);
  }

  @Test
  void fileThatMayHoldASecret_staysOutOfTheJournal_andKeepsItsRights() throws IOException {
    Path file = file("rw-------");
    Action action = action(file);

    assertThat(action).isInstanceOf(Action.RunTool.class);
    assertThat(action.toString()).doesNotContain("secret");
    changesAndUndoes(file, action);
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void card_isBroughtUpByTheProgramWhoseFileChanged() {
    List<Edit> edits =
        List.of(
            new Edit(Path.of("/etc/network/interfaces"), List.of()),
            new Edit(Path.of("/etc/fstab"), List.of()),
            new Edit(Path.of("/etc/systemd/network/a.network"), List.of()));

    assertThat(Fitting.start(new Repair(edits, "enp0s3", List.of())))
        .extracting(Action::describe)
        .containsExactly("start the network: ifup enp0s3", "start the network: networkctl reload");
    assertThat(Fitting.start(new Repair(edits, "", List.of()))).isEmpty();
  }
}

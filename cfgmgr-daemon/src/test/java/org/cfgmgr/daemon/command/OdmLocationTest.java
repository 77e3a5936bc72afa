package org.cfgmgr.daemon.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.cfgmgr.daemon.command.TestingMachine.Outcome;
import org.cfgmgr.odm.RunLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OdmLocationTest {
  @TempDir Path place;

  @Test
  void directory_isThatOfTheEnvironmentElseTheMachines() {
    assertThat(OdmLocation.of(Map.of("ODMDIR", "/tmp/odm")).directory())
        .isEqualTo(Path.of("/tmp/odm"));
    assertThat(OdmLocation.of(Map.of("ODMDIR", "")).directory())
        .isEqualTo(Path.of("/var/lib/cfgmgr/objrepos"));
  }

  @Test
  void reading_makesAndFillsTheStore() throws IOException {
    TestingMachine machine =
        new TestingMachine(place).seed(TestingMachine.type("disk/scsi/osdisk", 1, "SCSI Disk"));

    assertThat(machine.run(new Odmget(), "-q", "msgno=1", "Messages").out())
        .contains("text = \"SCSI Disk\"");
  }

  @Test
  void store_olderThanWhatIsShipped_catchesUp() throws IOException {
    TestingMachine machine = new TestingMachine(place).seed(TestingMachine.message(1, "Old"));
    machine.run(new Odmget(), "Messages");

    machine.seed(TestingMachine.message(1, "Newer"));

    assertThat(machine.run(new Odmget(), "Messages").out()).contains("text = \"Newer\"");
  }

  @Test
  void store_olderThanWhatIsShipped_isReadAsItIsDuringARun() throws IOException {
    TestingMachine machine = new TestingMachine(place).seed(TestingMachine.message(1, "Old"));
    machine.run(new Odmget(), "Messages");
    machine.seed(TestingMachine.message(1, "Newer"));

    try (RunLock run =
        RunLock.acquire(machine.directory(), "cfgmgr", Map.of(), InstantSource.system())) {
      assertThat(machine.run(new Odmget(), "Messages").out()).contains("text = \"Old\"");
    }
  }

  @Test
  void mistakesInWhatIsShipped_areToldAndTheRestIsGood() throws IOException {
    TestingMachine machine =
        new TestingMachine(place)
            .seed("CuNo:\n" + TestingMachine.type("disk/scsi/osdisk", 1, "SCSI Disk"));
    Outcome outcome =
        machine.run(new Lsdev(() -> (recording, input, odm) -> List.of()), "-P", "-F", "type");

    assertThat(outcome)
        .isEqualTo(
            new Outcome(
                0,
                "osdisk\n",
                "lsdev: "
                    + place.resolve("etc/objrepos/types.odm")
                    + ":1: there is no object class CuNo; odmshow lists those there are:"
                    + " 'CuNo:'\n"));
  }

  @Test
  void place_thatCannotBeMade() throws IOException {
    Path file = Files.writeString(place.resolve("file"), "");
    TestingMachine machine = new TestingMachine(place).seed("");
    machine.environment("ODMDIR", file.resolve("below").toString());

    Outcome outcome = machine.run(new Odmget(), "CuDv");

    assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
    assertThat(outcome.err())
        .isEqualTo(
            "odmget: cannot make config_lock in the ODM directory "
                + file.resolve("below")
                + ": a file is in its place; be root, or set ODMDIR to a directory of yours\n");
  }
}

package org.cfgmgr.daemon.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.cfgmgr.daemon.command.ExitCode;
import org.cfgmgr.daemon.device.DeviceBench.Ended;
import org.cfgmgr.odm.Criteria;
import org.cfgmgr.odm.OdmChange;
import org.cfgmgr.odm.OdmObject;
import org.cfgmgr.odm.RunLock;
import org.cfgmgr.odm.Seeds;
import org.cfgmgr.odm.SqliteOdm;
import org.cfgmgr.odm.StandardClasses;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Devices that are not detected, and Change methods that are programs. */
class ChdevMethodTest {
  @TempDir Path root;
  private ChangeBench bench;

  @BeforeEach
  void machine() throws Exception {
    bench = new ChangeBench(root);
    bench.stanzas(
        """
        PdDv:
        	type = "tty"
        	class = "tty"
        	subclass = "rs232"
        	Change = "%s"
        	uniquetype = "tty/rs232/tty"

        PdDv:
        	type = "16p"
        	class = "concentrator"
        	subclass = "node"
        	Change = "/usr/lib/methods/chgnothing"
        	uniquetype = "concentrator/node/16p"

        PdAt:
        	uniquetype = "tty/rs232/tty"
        	attribute = "speed"
        	deflt = "9600"
        	values = "9600,19200"
        	type = "R"
        	generic = "DU"
        	rep = "nl"
        	nls_index = 7

        PdCn:
        	uniquetype = "concentrator/node/16p"
        	connkey = "rs232"
        	connwhere = "3"

        PdCn:
        	uniquetype = "concentrator/node/16p"
        	connkey = "rs232"
        	connwhere = "4"

        CuDv:
        	name = "sa1"
        	status = 1
        	location = "00-02"
        	parent = "sys0"
        	PdDvLn = "concentrator/node/16p"

        CuDv:
        	name = "tty0"
        	status = 1
        	parent = "sys0"
        	PdDvLn = "tty/rs232/tty"

        CuDv:
        	name = "tty1"
        	status = 1
        	parent = "sa1"
        	connwhere = "3"
        	PdDvLn = "tty/rs232/tty"
        """
            .formatted(root.resolve("chgtty")));
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private void program(String script) throws Exception {
    Path file = Files.writeString(root.resolve("chgtty"), "#!/bin/sh\n" + script + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private void builtIn() {
    bench.method("tty/rs232/tty", "Change", "");
  }

  @Test
  void program_isGivenWhatWasAsked() throws Exception {
    program("printf '%s\\n' \"$@\" > " + root.resolve("given"));

    assertThat(bench.chdev("-l", "tty0", "-U", "-p", "sa1", "-w", "4", "-a", "speed=1 x=a b"))
        .isEqualTo(new Ended(ExitCode.OK, "tty0 changed\n", ""));
    assertThat(Files.readAllLines(root.resolve("given")))
        .containsExactly(
            "-l", "tty0", "-p", "sa1", "-w", "4", "-U", "-a", "speed=1", "-a", "x=a b");
    assertThat(bench.wanted("tty0", "speed")).isEmpty();
  }

  @Test
  void program_thatFails_isNamed() throws Exception {
    program("echo no such speed >&2; exit 36");

    assertThat(bench.chdev("-l", "tty0", "-a", "speed=1"))
        .isEqualTo(
            new Ended(
                ExitCode.FAILED,
                "",
                "Method error ("
                    + root.resolve("chgtty")
                    + "):\n\t0514-018 The values specified for the following attributes are not"
                    + " valid:\n\ttty0: no such speed\n"));
  }

  @Test
  void methodThatIsNot_isNamed() {
    assertThat(bench.chdev("-l", "sa1", "-a", "a=1").err())
        .isEqualTo(
            "chdev: sa1: /usr/lib/methods/chgnothing is neither a program nor a built-in method;"
                + " install it\n");
  }

  @Test
  void attributeOfTheOdm_isStoredWithItsPdAt() {
    builtIn();
    bench.chdev("-l", "tty0", "-a", "speed=19200");

    assertThat(bench.odm().get(StandardClasses.CUAT, named("tty0")))
        .extracting(object -> object.values().toString())
        .containsExactly("[tty0, speed, 19200, R, DU, nl, 7]");
    bench.chdev("-l", "tty0", "-a", "speed=9600");
    assertThat(bench.odm().get(StandardClasses.CUAT, named("tty0"))).isEmpty();
  }

  private static Criteria named(String name) {
    return Criteria.equal("name", name);
  }

  @Test
  void attributeOfTheOdm_isNothingForTheKernel() {
    builtIn();
    assertThat(bench.chdev("-T", "-l", "tty0", "-a", "speed=19200").err())
        .isEqualTo(
            """
            Method error (Change):
            	E_ARGS: the arguments are not those of the method's interface
            	speed is kept by the ODM only, so that -T has nothing to change; leave out -T
            """);
  }

  /** A method's own chdev joins the run that started the method. */
  @Test
  void whileARunHoldsTheLock_onlyItsMethodsChange() {
    Path directory = root.resolve("objrepos");
    try (SqliteOdm odm = SqliteOdm.open(directory)) {
      Seeds.load(odm, Path.of("../etc/objrepos"));
      odm.apply(
          List.of(
              new OdmChange.Add(
                  OdmObject.of(
                      StandardClasses.CUDV,
                      Map.of("name", "en0", "status", 1L, "PdDvLn", "if/EN/en")))));
    }
    String[] line = {"-P", "-l", "en0", "-a", "mtu=9000"};
    System.setProperty("cfgmgr.home", "..");
    try (RunLock run = RunLock.acquire(directory, "cfgmgr", Map.of(), InstantSource.system())) {
      Ended other = DeviceBench.run(new Chdev(), Map.of("ODMDIR", directory.toString()), line);
      Ended method =
          DeviceBench.run(
              new Chdev(),
              Map.of("ODMDIR", directory.toString(), RunLock.TOKEN, run.token()),
              line);

      assertThat(other.code()).isEqualTo(ExitCode.LOCKED);
      assertThat(other.err())
          .startsWith("chdev: the configuration lock is held by pid ")
          .contains("(cfgmgr)");
      assertThat(method).isEqualTo(new Ended(ExitCode.OK, "en0 changed\n", ""));
    } finally {
      System.clearProperty("cfgmgr.home");
    }
  }

  @Test
  void move_setsParentPlaceAndLocation() {
    builtIn();
    assertThat(bench.chdev("-l", "tty0", "-p", "sa1", "-w", "4").out()).isEqualTo("tty0 changed\n");
    assertThat(bench.device("tty0", "parent")).isEqualTo("sa1");
    assertThat(bench.device("tty0", "connwhere")).isEqualTo("4");
    assertThat(bench.device("tty0", "location")).isEqualTo("00-02-00-04");
    assertThat(bench.chdev("-l", "tty1", "-w", "3").out()).isEqualTo("tty1 changed\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "tty0 | -p sa1 -w 3 | E_INVCONNECT | 3 of sa1 is taken by tty1",
        "tty0 | -p sa1 -w 5 | E_INVCONNECT | sa1 has no place '5', only 3 4",
        "tty0 | -p inet0    | E_INVCONNECT | inet0 has no place for a device of subclass rs232",
        "tty0 | -p sa9      | E_PARENT     | 'sa9' is no device",
        "tty0 | -p tty0     | E_PARENT     | tty0 is the device itself, or below it",
        "sa1  | -p tty1     | E_PARENT     | tty1 is the device itself, or below it",
        "en0  | -p scsi0    | E_INVCONNECT | en0 is detected where it is; only devices that are made by mkdev can be moved",
      })
  void move_thatCannotBe(String name, String options, String exit, String why) {
    builtIn();
    bench.method("concentrator/node/16p", "Change", "");
    String[] words = ("-l " + name + " " + options).split(" ", -1);

    Ended ended = bench.chdev(words);

    assertThat(ended.code()).isEqualTo(ExitCode.FAILED);
    assertThat(ended.err()).contains("\n\t" + exit + ": ").endsWith("\n\t" + why + "\n");
    assertThat(bench.device("tty0", "parent")).isEqualTo("sys0");
  }
}

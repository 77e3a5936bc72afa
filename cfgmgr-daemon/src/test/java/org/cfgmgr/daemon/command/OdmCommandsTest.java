package org.cfgmgr.daemon.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.cfgmgr.daemon.command.TestingMachine.Outcome;
import org.cfgmgr.odm.RunLock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OdmCommandsTest {
  private static final String HDISK0 =
      """

      CuDv:
      	name = "hdisk0"
      	status = 1
      	chgstatus = 2
      	ddins = "sd"
      	location = "01-08-00"
      	parent = "scsi0"
      	connwhere = "0,0"
      	PdDvLn = "disk/scsi/osdisk"
      """;

  @TempDir Path place;
  private TestingMachine machine;

  @BeforeEach
  void machine() throws IOException {
    machine = new TestingMachine(place).seed("");
  }

  @Test
  void getAddGet_isTheSameBytes() {
    String hard =
        """

        CuAt:
        	name = "odd0"
        	attribute = "text"
        	value = "a \\"b\\" \\\\ c\\n\\td \u00e9\u4e2d\ud83d\ude00 "
        	type = "R"
        	generic = ""
        	rep = "s"
        	nls_index = -32768
        """;
    assertThat(add(HDISK0 + hard)).isEqualTo(new Outcome(0, "", ""));
    String first = get("CuDv", "CuAt");

    machine.run(new Odmdelete(), "-o", "CuDv");
    machine.run(new Odmdelete(), "-o", "CuAt");
    add(first);

    assertThat(first).isEqualTo(HDISK0 + hard);
    assertThat(get("CuDv", "CuAt")).isEqualTo(first);
  }

  @Test
  void get_byCriteria() {
    add(HDISK0 + HDISK0.replace("hdisk0", "hdisk1").replace("status = 1", "status = 0"));

    assertThat(get("-q", "name like hdisk? AND status = 1", "CuDv")).isEqualTo(HDISK0);
    assertThat(get("-q", "status > 1", "CuDv")).isEmpty();
  }

  @Test
  void get_unknownClass_printsNothing() {
    add(HDISK0);

    assertThat(machine.run(new Odmget(), "CuDv", "CuNo"))
        .isEqualTo(
            new Outcome(
                1, "", "odmget: there is no object class CuNo; odmshow lists those there are\n"));
  }

  @Test
  void get_badCriteria() {
    Outcome outcome = machine.run(new Odmget(), "-q", "name", "CuDv");

    assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
    assertThat(outcome.err()).startsWith("odmget: ").contains("name");
  }

  @Test
  void add_fromSeveralFiles() throws IOException {
    Path one = Files.writeString(place.resolve("one"), HDISK0);
    Path two = Files.writeString(place.resolve("two"), HDISK0.replace("hdisk0", "hdisk1"));

    machine.run(new Odmadd(), one.toString(), two.toString());

    assertThat(get("CuDv")).contains("hdisk0", "hdisk1");
  }

  @Test
  void add_tellsEveryMistakeAndAddsNothing() throws IOException {
    Path one = Files.writeString(place.resolve("one"), HDISK0 + "\nCuNo:\n\tname = \"x\"\n");
    Path two = Files.writeString(place.resolve("two"), "CuDv:\n\tname = \"x\"\n\tstatus = many\n");

    Outcome outcome = machine.run(new Odmadd(), one.toString(), two.toString());

    assertThat(outcome)
        .isEqualTo(
            new Outcome(
                1,
                "",
                """
                odmadd: %s:12: there is no object class CuNo; odmshow lists those there are: 'CuNo:'
                odmadd: %s:3: expected a number, such as 16 or 0x10: 'status = many'
                """
                    .formatted(one, two)));
    assertThat(get("CuDv")).isEmpty();
  }

  @Test
  void add_fileThatCannotBeRead() throws IOException {
    Path latin = Files.write(place.resolve("latin"), new byte[] {'C', (byte) 0xe9});

    assertThat(machine.run(new Odmadd(), "nowhere").err())
        .isEqualTo("odmadd: there is no file nowhere\n");
    assertThat(machine.run(new Odmadd(), latin.toString()).err())
        .isEqualTo("odmadd: " + latin + " is not UTF-8 text\n");
  }

  @Test
  void change_setsWhatTheStanzaNames() {
    add(HDISK0 + HDISK0.replace("hdisk0", "hdisk1"));

    Outcome outcome =
        machine
            .input("CuDv:\n\tstatus = 0\n\tlocation = \"gone\"\n")
            .run(new Odmchange(), "-o", "CuDv", "-q", "name=hdisk1");

    assertThat(outcome).isEqualTo(new Outcome(0, "", ""));
    assertThat(get("-q", "status=0", "CuDv"))
        .isEqualTo(
            HDISK0
                .replace("hdisk0", "hdisk1")
                .replace("status = 1", "status = 0")
                .replace("01-08-00", "gone"));
    assertThat(get("-q", "name=hdisk0", "CuDv")).isEqualTo(HDISK0);
  }

  @Test
  void change_refusesWhatIsNotOneStanzaOfTheClass() {
    assertThat(change("").err())
        .isEqualTo("odmchange: expected one stanza with the descriptors to change, found 0\n");
    assertThat(change(HDISK0 + HDISK0).err())
        .isEqualTo("odmchange: expected one stanza with the descriptors to change, found 2\n");
    assertThat(change("CuDv:\n\tname = \"x\"\n").err())
        .isEqualTo("odmchange: the stanza is of class CuDv, -o names CuAt\n");
    assertThat(change("CuAt:\n").err())
        .isEqualTo("odmchange: the stanza of class CuAt names no descriptor to change\n");
  }

  @Test
  void delete_tellsHowMany() {
    add(HDISK0 + HDISK0.replace("hdisk0", "hdisk1"));

    assertThat(machine.run(new Odmdelete(), "-o", "CuDv", "-q", "name=hdisk1"))
        .isEqualTo(new Outcome(0, "0518-307 odmdelete: 1 objects deleted.\n", ""));
    assertThat(get("CuDv")).isEqualTo(HDISK0);
    assertThat(machine.run(new Odmdelete(), "-o", "CuNo").err())
        .isEqualTo("odmdelete: there is no object class CuNo; odmshow lists those there are\n");
  }

  @Test
  void show_printsTheDefinition() {
    add(HDISK0);

    assertThat(machine.run(new Odmshow(), "CuDv", "CuAt").out())
        .isEqualTo(
            """
            class CuDv {
            	char name[32];
            	short status;
            	short chgstatus;
            	char ddins[64];
            	char location[64];
            	char parent[32];
            	char connwhere[64];
            	link PdDv PdDv uniquetype PdDvLn[128];
            };
            /*
            	population: 1 objects
            */

            class CuAt {
            	char name[32];
            	char attribute[32];
            	vchar value[256];
            	char type[16];
            	char generic[16];
            	char rep[16];
            	short nls_index;
            };
            /*
            	population: 0 objects
            */

            """);
    assertThat(machine.run(new Odmshow()).out()).startsWith("PdDv\nPdAt\nPdCn\nCuDv\n");
  }

  @Test
  void write_whileARunHoldsTheLock() {
    try (RunLock run =
        RunLock.acquire(machine.directory(), "cfgmgr", Map.of(), InstantSource.system())) {
      Outcome refused = add(HDISK0);
      Outcome joined = machine.environment(RunLock.TOKEN, run.token()).run(new Odmget(), "CuDv");

      assertThat(refused.code()).isEqualTo(ExitCode.LOCKED);
      assertThat(refused.err())
          .startsWith("odmadd: the configuration lock is held by pid ")
          .contains("(cfgmgr)");
      assertThat(joined.out()).isEmpty();
      assertThat(add(HDISK0).code()).isEqualTo(ExitCode.OK);
    }
  }

  @Test
  void store_isFilledWhenItIsMade() throws IOException {
    machine.seed(TestingMachine.type("disk/scsi/osdisk", 1, "Other SCSI Disk Drive"));
    add(HDISK0);

    assertThat(get("-q", "type=osdisk", "PdDv")).contains("uniquetype = \"disk/scsi/osdisk\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"odmchange", "odmdelete"})
  void class_mustBeNamed(String name) {
    Command command = name.equals("odmchange") ? new Odmchange() : new Odmdelete();
    Outcome outcome = machine.run(command);

    assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
    assertThat(outcome.err())
        .startsWith(name + ": name the class with -o\nUsage: " + name + " -o CLASS");
  }

  @Test
  void get_namesNoClass() {
    assertThat(machine.run(new Odmget()))
        .isEqualTo(
            new Outcome(2, "", "odmget: name a class\nUsage: odmget [-q CRITERIA] CLASS...\n"));
  }

  private Outcome add(String stanzas) {
    return machine.input(stanzas).run(new Odmadd());
  }

  private Outcome change(String stanzas) {
    return machine.input(stanzas).run(new Odmchange(), "-o", "CuAt");
  }

  private String get(String... arguments) {
    return machine.run(new Odmget(), arguments).out();
  }
}

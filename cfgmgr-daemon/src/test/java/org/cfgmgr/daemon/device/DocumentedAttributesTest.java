package org.cfgmgr.daemon.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cfgmgr.attr.KernelAttributes;
import org.cfgmgr.daemon.command.ExitCode;
import org.cfgmgr.daemon.command.Lsattr;
import org.cfgmgr.daemon.device.DeviceBench.Ended;
import org.cfgmgr.daemon.engine.Machine;
import org.cfgmgr.guard.Guard;
import org.cfgmgr.method.act.Actuators;
import org.cfgmgr.odm.Criteria;
import org.cfgmgr.odm.OdmChange;
import org.cfgmgr.odm.OdmObject;
import org.cfgmgr.odm.SqliteOdm;
import org.cfgmgr.odm.StandardClasses;
import org.cfgmgr.odm.StanzaObjects;
import org.cfgmgr.scan.TestingTree;
import org.cfgmgr.uevent.Uevents;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The examples of IBM's pages "chdev Command" and "lsattr Command" (AIX, Commands Reference), on a
 * store that has types like those of the examples' devices.
 */
class DocumentedAttributesTest {
  private static final String CATALOG = "rmt.cat";

  @TempDir Path place;
  private Path directory;

  @BeforeEach
  void store() throws IOException {
    directory = Files.createDirectories(place.resolve("objrepos"));
    try (SqliteOdm odm = SqliteOdm.open(directory)) {
      odm.apply(List.copyOf(adds(types() + devices())));
    }
  }

  private static List<OdmChange> adds(String stanzas) {
    return StanzaObjects.read("examples", stanzas, StandardClasses.all())
        .orThrow()
        .objects()
        .stream()
        .map(object -> (OdmChange) new OdmChange.Add(object))
        .toList();
  }

  private static String types() {
    String tape = "tape/scsi/4mm4gb";
    return type(tape)
        + attribute(
            tape, "mode", "yes", "yes,no", "DU", "sl", 1, "Use DEVICE BUFFERS during writes")
        + attribute(
            tape,
            "block_size",
            "1024",
            "0-65536,1",
            "DU",
            "nr",
            2,
            "BLOCK size (0=variable length)")
        + attribute(tape, "extfm", "no", "yes,no", "DU", "sl", 3, "Use EXTENDED file marks")
        + attribute(tape, "ret", "no", "yes,no", "DU", "sl", 4, "RETENSION on tape change or reset")
        + attribute(tape, "compress", "yes", "yes,no", "DU", "sl", 5, "Use data COMPRESSION")
        + attribute(tape, "size_in_mb", "4000", "", "D", "s", 6, "Size in Megabytes")
        + type("adapter/mca/8efe")
        + attribute("adapter/mca/8efe", "id", "7", "0-7,1", "DU", "nr", 7, "Adapter card SCSI ID")
        + type("adapter/mca/8fc8")
        + attribute("adapter/mca/8fc8", "ring_speed", "16", "4,16", "DU", "nl", 8, "RING speed")
        + attribute(
            "adapter/mca/8fc8",
            "xmt_que_size",
            "30",
            "20-150,1",
            "DU",
            "nr",
            9,
            "TRANSMIT queue size")
        + type("concentrator/rs232/16c232")
        + "PdCn:\n"
        + "\tuniquetype = \"concentrator/rs232/16c232\"\n"
        + "\tconnkey = \"rs232\"\n"
        + "\tconnwhere = \"4\"\n\n"
        + type("tty/rs232/tty")
        + attribute(
            "tty/rs232/tty",
            "login",
            "disable",
            "enable,disable,share,delay",
            "DU",
            "sl",
            10,
            "Enable LOGIN")
        + type("sys/node/sys")
        + attribute(
            "sys/node/sys",
            "maxuproc",
            "40",
            "40-131072,1",
            "DU",
            "nr",
            11,
            "Maximum number of PROCESSES allowed per user");
  }

  private static String devices() {
    return device("sys0", "", "", 1, "sys/node/sys")
        + device("scsi0", "sys0", "3", 1, "adapter/mca/8efe")
        + device("rmt0", "scsi0", "5,0", 1, "tape/scsi/4mm4gb")
        + device("tok0", "sys0", "4", 1, "adapter/mca/8fc8")
        + device("sa1", "sys0", "1", 1, "concentrator/rs232/16c232")
        + device("tty0", "sys0", "", 1, "tty/rs232/tty")
        + device("tty11", "sa1", "2", 0, "tty/rs232/tty");
  }

  private static String type(String uniquetype) {
    String[] parts = uniquetype.split("/", -1);
    return """
    PdDv:
    	type = "%s"
    	class = "%s"
    	subclass = "%s"
    	setno = 1
    	catalog = "%s"
    	uniquetype = "%s"

    """
        .formatted(parts[2], parts[0], parts[1], CATALOG, uniquetype);
  }

  private static String attribute(
      String type,
      String name,
      String deflt,
      String values,
      String generic,
      String rep,
      int nls,
      String text) {
    return """
    PdAt:
    	uniquetype = "%s"
    	attribute = "%s"
    	deflt = "%s"
    	values = "%s"
    	type = "R"
    	generic = "%s"
    	rep = "%s"
    	nls_index = %d

    Messages:
    	catalog = "%s"
    	setno = 1
    	msgno = %d
    	text = "%s"

    """
        .formatted(type, name, deflt, values, generic, rep, nls, CATALOG, nls, text);
  }

  private static String device(String name, String parent, String where, int status, String type) {
    return """
    CuDv:
    	name = "%s"
    	status = %d
    	parent = "%s"
    	connwhere = "%s"
    	PdDvLn = "%s"

    """
        .formatted(name, status, parent, where, type);
  }

  private Ended chdev(String... arguments) {
    try (SqliteOdm odm = SqliteOdm.open(directory)) {
      Machine machine =
          new Machine(
              TestingTree.create().hardware(),
              new ChangeBench.NoModules(),
              java.util.Set.of(),
              KernelAttributes.none(),
              Uevents::none,
              Guard.none(),
              odm,
              Actuators.recording(odm, action -> {}));
      return DeviceBench.run(
          new Chdev((command, terminal, settings, work) -> work.applyAsInt(machine)), arguments);
    }
  }

  private String lsattr(String... arguments) {
    Ended ended = DeviceBench.run(new Lsattr(), Map.of("ODMDIR", directory.toString()), arguments);
    assertThat(ended.err()).isEmpty();
    assertThat(ended.code()).isEqualTo(ExitCode.OK);
    return ended.out();
  }

  private static Ended changed(String name) {
    return new Ended(ExitCode.OK, name + " changed\n", "");
  }

  /** "chdev Command": to change the retension instructions of the 4mm SCSI tape drive rmt0. */
  @Test
  void chdev_retensionOfATape() {
    assertThat(chdev("-l", "rmt0", "-a", "ret=yes")).isEqualTo(changed("rmt0"));
    assertThat(lsattr("-El", "rmt0", "-a", "ret", "-F", "value")).isEqualTo("yes\n");
    assertThat(chdev("-l", "rmt0", "-a", "ret=no")).isEqualTo(changed("rmt0"));
    assertThat(lsattr("-El", "rmt0", "-a", "ret", "-F", "value")).isEqualTo("no\n");
  }

  /** "chdev Command": to change the SCSI ID of an adapter that cannot be made unavailable. */
  @Test
  void chdev_idOfAnAdapterAtTheNextBoot() {
    assertThat(chdev("-l", "scsi0", "-a", "id=6", "-P")).isEqualTo(changed("scsi0"));
    assertThat(lsattr("-El", "scsi0", "-a", "id", "-F", "value")).isEqualTo("6\n");
  }

  /** "chdev Command": to move the defined tty device tty11 to port 4 on sa1. */
  @Test
  void chdev_portOfATerminal() {
    assertThat(chdev("-l", "tty11", "-p", "sa1", "-w", "4")).isEqualTo(changed("tty11"));
    try (SqliteOdm odm = SqliteOdm.open(directory)) {
      OdmObject tty = odm.get(StandardClasses.CUDV, Criteria.equal("name", "tty11")).get(0);
      assertThat(tty.text("parent") + " " + tty.text("connwhere")).isEqualTo("sa1 4");
    }
  }

  /** "chdev Command": to change the maximum number of processes allowed per user to 100. */
  @Test
  void chdev_processesOfAUser() {
    assertThat(chdev("-l", "sys0", "-a", "maxuproc=100")).isEqualTo(changed("sys0"));
    assertThat(lsattr("-El", "sys0"))
        .isEqualTo("maxuproc 100 Maximum number of PROCESSES allowed per user True\n");
  }

  /** "chdev Command": to change the tok0 adapter by the options in the file changattr. */
  @Test
  void chdev_optionsInAFile() throws IOException {
    Path file =
        Files.writeString(place.resolve("changattr"), "-a ring_speed=4\n-a 'xmt_que_size=100'\n");

    assertThat(chdev("-l", "tok0", "-f", file.toString())).isEqualTo(changed("tok0"));
    assertThat(lsattr("-El", "tok0", "-O")).isEqualTo("#ring_speed:xmt_que_size\n4:100\n");
  }

  /** "chdev Command": attributes that are not legal are listed. */
  @Test
  void chdev_valueThatIsNotLegal() {
    assertThat(chdev("-l", "tok0", "-a", "ring_speed=8"))
        .isEqualTo(
            new Ended(
                ExitCode.FAILED,
                "",
                """
                Method error (Change):
                	0514-018 The values specified for the following attributes are not valid:
                	ring_speed=8: legal are 4, 16
                """));
  }

  /**
   * "lsattr Command": to list the current attribute values for the tape device rmt0. The page has
   * them in the order of PdAt; AIX 7 and we sort them by name.
   */
  @Test
  void lsattr_currentValues() {
    chdev("-l", "rmt0", "-a", "block_size=0");
    assertThat(lsattr("-l", "rmt0", "-E"))
        .isEqualTo(
            """
            block_size 0    BLOCK size (0=variable length)    True
            compress   yes  Use data COMPRESSION              True
            extfm      no   Use EXTENDED file marks           True
            mode       yes  Use DEVICE BUFFERS during writes  True
            ret        no   RETENSION on tape change or reset True
            size_in_mb 4000 Size in Megabytes                 False
            """);
  }

  /** "lsattr Command": to list the default attribute values for the tape device rmt0. */
  @Test
  void lsattr_defaults() {
    chdev("-l", "rmt0", "-a", "block_size=0");
    String expected =
        """
        block_size 1024 BLOCK size (0=variable length)    True
        compress   yes  Use data COMPRESSION              True
        extfm      no   Use EXTENDED file marks           True
        mode       yes  Use DEVICE BUFFERS during writes  True
        ret        no   RETENSION on tape change or reset True
        size_in_mb 4000 Size in Megabytes                 False
        """;
    assertThat(lsattr("-l", "rmt0", "-D")).isEqualTo(expected);
    assertThat(lsattr("-D", "-c", "tape", "-s", "scsi", "-t", "4mm4gb")).isEqualTo(expected);
  }

  /** "lsattr Command": to list the possible values of the login attribute for the tty0 device. */
  @Test
  void lsattr_possibleValues() {
    assertThat(lsattr("-l", "tty0", "-a", "login", "-R"))
        .isEqualTo("enable\ndisable\nshare\ndelay\n");
  }

  /** "lsattr Command": possible values of a range, as {@code n...m (+i)}. */
  @Test
  void lsattr_possibleNumbers() {
    assertThat(lsattr("-R", "-l", "tok0", "-a", "xmt_que_size")).isEqualTo("20...150 (+1)\n");
  }

  /** "lsattr Command": flags -F (format) and -H (headers above the columns). */
  @Test
  void lsattr_formatAndHeader() {
    assertThat(lsattr("-l", "tok0", "-F", "attribute:value"))
        .isEqualTo("ring_speed:16\nxmt_que_size:30\n");
    assertThat(lsattr("-H", "-E", "-l", "scsi0"))
        .isEqualTo(
            """
            attribute value description          user_settable
            id        7     Adapter card SCSI ID True
            """);
  }
}

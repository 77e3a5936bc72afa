package org.cfgmgr.daemon.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.cfgmgr.daemon.command.ExitCode;
import org.cfgmgr.daemon.device.DeviceBench.Ended;
import org.cfgmgr.odm.StandardClasses;
import org.cfgmgr.scan.TestingTree;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MkdevTest {
  private static final String TTY = "tty/rs232/tty";
  private static final String SERIAL = "adapter/pci/4f111100";

  @TempDir Path root;
  private DeviceBench bench;

  @BeforeEach
  void machine() {
    bench = new DeviceBench(root, TestingTree.create()).stanzas(AixTypes.stanzas());
    bench.device("sa3", 1, "", "", SERIAL);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private static Ended said(String out) {
    return new Ended(ExitCode.OK, out, "");
  }

  private static Ended failed(String... lines) {
    return new Ended(ExitCode.FAILED, "", String.join("\n\t", lines) + "\n");
  }

  @Test
  void define_addsTheDeviceAndNoMore() {
    assertThat(bench.mkdev("-d", "-t", "tty", "-s", "rs232", "-p", "sa3", "-w", "1"))
        .isEqualTo(said("tty0 Defined\n"));

    assertThat(bench.get(StandardClasses.CUDV, "name=tty0").get(0).values())
        .containsExactly("tty0", 0L, 0L, "", "", "sa3", "1", TTY);
    assertThat(bench.get(StandardClasses.CUAT, "name=tty0")).isEmpty();
  }

  @Test
  void pseudoDevice_becomesAvailable() {
    assertThat(bench.mkdev("-c", "tty", "-p", "sa3", "-w", "0"))
        .isEqualTo(said("tty0 Available\n"));
    assertThat(bench.status("tty0")).isEqualTo("1");
  }

  @Test
  void definedDevice_isConfigured() {
    bench.mkdev("-d", "-c", "tty", "-p", "sa3", "-w", "0");

    assertThat(bench.mkdev("-l", "tty0")).isEqualTo(said("tty0 Available\n"));
    assertThat(bench.mkdev("-l", "tty0")).isEqualTo(said("tty0 Available\n"));
  }

  /** IBM's example: of tty0, 1, 3, 5 and 6 the next is tty2. */
  @Test
  void name_hasTheLowestFreeNumber() {
    for (int number : new int[] {0, 1, 3, 5, 6}) {
      bench.device("tty" + number, 0, "", "", TTY);
    }

    assertThat(bench.mkdev("-d", "-c", "tty", "-p", "sa3", "-w", "0").out())
        .isEqualTo("tty2 Defined\n");
  }

  @Test
  void ownName_isTaken() {
    assertThat(bench.mkdev("-d", "-c", "tty", "-p", "sa3", "-w", "0", "-l", "console7"))
        .isEqualTo(said("console7 Defined\n"));
    assertThat(bench.mkdev("-d", "-c", "tty", "-p", "sa3", "-w", "1", "-l", "console7"))
        .isEqualTo(
            failed(
                "Method error (/usr/lib/methods/define):",
                "E_ARGS: the arguments are not those of the method's interface",
                "console7 is another device; leave out -l for the next free name"));
    assertThat(bench.mkdev("-d", "-c", "tty", "-p", "sa3", "-w", "1", "-l", "a/b").err())
        .contains("'a/b' is no logical name: a letter first, then letters, digits, _ . -");
  }

  @Test
  void attributes_areStoredWhenTheyAreNotTheDefault() {
    bench.mkdev(
        "-d",
        "-c",
        "tty",
        "-p",
        "sa3",
        "-w",
        "0",
        "-a",
        "speed=19200 parity=none",
        "-a",
        "xmodel=a b c");

    assertThat(bench.get(StandardClasses.CUAT, "name=tty0"))
        .extracting(object -> object.text("attribute") + "=" + object.text("value"))
        .containsExactly("speed=19200", "xmodel=a b c");
    assertThat(bench.get(StandardClasses.CUAT, "attribute=speed").get(0).values())
        .containsExactly("tty0", "speed", "19200", "R", "DU", "nl", 7L);
  }

  @Test
  void badAttributes_areAllToldAndNothingIsDefined() {
    assertThat(
            bench.mkdev(
                "-c",
                "tty",
                "-p",
                "sa3",
                "-w",
                "0",
                "-a",
                "speed=19201",
                "-a",
                "port_id=2",
                "-a",
                "color=red",
                "-a",
                "timeout=7",
                "-a",
                "parity=even"))
        .isEqualTo(
            failed(
                "Method error (/usr/lib/methods/define):",
                "0514-018 The values specified for the following attributes are not valid:",
                "speed=19201: legal are"
                    + " 50, 75, 110, 134, 150, 300, 600, 1200, 1800, 2400, 4800, 9600, 19200, 38400",
                "port_id=2: users cannot set it",
                "color=red: the type has no such attribute",
                "timeout=7: legal are 0...60 (+5)"));
    assertThat(bench.status("tty0")).isEmpty();
  }

  @Test
  void definedAgain_isTheSameDevice() {
    String[] words = {"-d", "-c", "tty", "-p", "sa3", "-w", "0", "-a", "speed=19200"};
    bench.mkdev(words);

    assertThat(bench.mkdev(words)).isEqualTo(said("tty0 Defined\n"));
    assertThat(bench.get(StandardClasses.CUDV, "name like 'tty*'")).hasSize(1);
    words[words.length - 1] = "speed=9600";
    assertThat(bench.mkdev(words).err())
        .contains("tty0 is there already; set its attributes with chdev -l tty0");
  }

  @Test
  void placeOfAnother_isTaken() {
    bench.mkdev("-d", "-c", "tty", "-p", "sa3", "-w", "0");

    assertThat(bench.mkdev("-d", "-c", "printer", "-s", "rs232", "-p", "sa3", "-w", "0"))
        .isEqualTo(
            failed(
                "Method error (/usr/lib/methods/define):",
                "E_INVCONNECT: nothing can be attached at that connection",
                "0 of sa3 is taken by tty0 (tty/rs232/tty)"));
  }

  @Test
  void place_mustBeOneOfTheParents() {
    assertThat(bench.mkdev("-d", "-c", "tty", "-p", "sa3", "-w", "9"))
        .isEqualTo(
            failed(
                "Method error (/usr/lib/methods/define):",
                "E_INVCONNECT: nothing can be attached at that connection",
                "sa3 has for a device of subclass rs232: 0 1; give one with -w"));
    assertThat(bench.mkdev("-d", "-c", "tty", "-p", "sa3").err())
        .contains("sa3 has for a device of subclass rs232: 0 1; give one with -w");
    assertThat(bench.mkdev("-d", "-t", "4mm4gb", "-p", "sa3", "-w", "0").err())
        .contains("sa3 has no place for a device of subclass scsi");
    assertThat(bench.mkdev("-d", "-c", "tty", "-p", "sa9", "-w", "0"))
        .isEqualTo(
            new Ended(
                ExitCode.FAILED,
                "",
                """
                mkdev: 0514-519 The following device was not found in the customized device\
                 configuration database:
                	sa9
                """));
    assertThat(bench.mkdev("-d", "-c", "tty").err())
        .contains("tty/rs232/tty is attached to another device; give -p and -w");
  }

  @Test
  void onlyPlace_needsNoWord() {
    bench.stanzas(AixTypes.connection("adapter/pci/14105000", "ses", "x"));
    bench.device("scsi0", 1, "", "", "adapter/pci/14105000");
    bench.stanzas(
        """
        PdDv:
        	type = "box"
        	class = "container"
        	subclass = "ses"
        	prefix = "ses"
        	uniquetype = "container/ses/box"
        """);

    assertThat(bench.mkdev("-d", "-t", "box", "-p", "scsi0")).isEqualTo(said("ses0 Defined\n"));
    assertThat(bench.get(StandardClasses.CUDV, "name=ses0").get(0).text("connwhere"))
        .isEqualTo("x");
  }

  /** An empty place in PdCn takes any number of devices, wherever they are. */
  @Test
  void anyPlace_isNeverTaken() {
    bench.stanzas(AixTypes.connection(SERIAL, "rs232", ""));

    assertThat(bench.mkdev("-d", "-c", "tty", "-p", "sa3").out()).isEqualTo("tty0 Defined\n");
    assertThat(bench.mkdev("-d", "-c", "tty", "-p", "sa3").out()).isEqualTo("tty1 Defined\n");
    assertThat(bench.mkdev("-d", "-c", "tty", "-p", "sa3", "-w", "z").code()).isZero();
  }

  @Test
  void missingParent_takesNoChildren() {
    bench.stanzas(
        """
        CuDv:
        	name = "sa4"
        	chgstatus = 3
        	PdDvLn = "adapter/pci/4f111100"
        """);

    assertThat(bench.mkdev("-d", "-c", "tty", "-p", "sa4", "-w", "0").err())
        .contains("E_PARENTSTATE: the parent device is not available")
        .contains("sa4 is not there any more");
  }

  @Test
  void type_mustBeOne() {
    assertThat(bench.mkdev("-d", "-c", "tty", "-t", "vt100"))
        .isEqualTo(
            failed(
                "mkdev: there is no predefined device of class tty type vt100;"
                    + " lsdev -P lists those there are"));
    assertThat(bench.mkdev("-d", "-s", "rs232"))
        .isEqualTo(failed("mkdev: 2 predefined devices are of subclass rs232; give -c, -s and -t"));
  }

  @Test
  void unavailableParent_isInTheWayOfConfigureOnly() {
    bench.device("sa4", 0, "", "", SERIAL);

    assertThat(bench.mkdev("-c", "tty", "-p", "sa4", "-w", "0"))
        .isEqualTo(
            failed(
                "Method error (/usr/lib/methods/define):",
                "E_PARENTSTATE: the parent device is not available",
                "tty/rs232/tty: its parent sa4 is Defined; give -R, or first: mkdev -l sa4"));
    assertThat(bench.status("tty0")).isEmpty();
    assertThat(bench.mkdev("-d", "-c", "tty", "-p", "sa4", "-w", "0").code()).isZero();
    assertThat(bench.mkdev("-l", "tty0").err())
        .contains("tty0: its parent sa4 is Defined; give -R, or first: mkdev -l sa4");
  }

  @Test
  void parents_areConfiguredFirst() {
    bench.device("bus0", 0, "", "", SERIAL).device("sa4", 0, "bus0", "", SERIAL);

    assertThat(bench.mkdev("-R", "-c", "tty", "-p", "sa4", "-w", "0"))
        .isEqualTo(said("bus0 Available\nsa4 Available\ntty0 Available\n"));
  }

  @Test
  void parentsInACircle_areAnError() {
    bench.device("a0", 0, "b0", "", TTY).device("b0", 0, "a0", "", TTY);

    assertThat(bench.mkdev("-R", "-l", "a0"))
        .isEqualTo(failed("mkdev: b0 is above itself; set its parent in CuDv"));
  }

  @Test
  void locationCode_isMadeOfTheParents() {
    bench.stanzas(
        """
        CuDv:
        	name = "scsi0"
        	status = 1
        	location = "04-C0"
        	PdDvLn = "adapter/pci/14105000"
        """);
    bench.mkdev("-d", "-t", "4mm4gb", "-p", "scsi0", "-w", "5,0");

    assertThat(bench.get(StandardClasses.CUDV, "name=rmt0").get(0).text("location"))
        .isEqualTo("04-C0-00-5,0");
  }

  @Test
  void configureThatFails_isTheMethodsError() throws Exception {
    String method = bench.program("cfgtty", "echo no line >&2; exit 29");
    bench.method(TTY, "Configure", method);

    assertThat(bench.mkdev("-c", "tty", "-p", "sa3", "-w", "0"))
        .isEqualTo(
            failed(
                "Method error (" + method + "):",
                "0514-040 Error initializing a device into the kernel.",
                "tty0: exit code 29, E_NODETECT: the device was not detected: no line"));
    assertThat(bench.status("tty0")).isEqualTo("0");
  }

  @Test
  void missingSoftware_isToldAsCfgmgrDoes(@TempDir Path other) {
    String nic = "/devices/pci0000:00/0000:00:03.0";
    TestingTree tree =
        TestingTree.create().device("pci", nic, "PCI_ID=8086:10D3", "PCI_CLASS=20000");
    try (DeviceBench machine = new DeviceBench(other, tree).configured()) {
      assertThat(machine.mkdev("-l", "ent0"))
          .isEqualTo(
              new Ended(
                  ExitCode.MISSING,
                  "",
                  """
                  Method error (/usr/lib/methods/cfgdev):
                  	0514-621 WARNING: The following device packages are required for
                  	device support but are not currently installed.
                  	ent0: devices.pci.808610d3
                  """));
    }
  }

  @Test
  void ownDefine_isGivenWhatTheUserGave() throws Exception {
    String script = "echo \"$@\" >%s/heard; echo tty7".formatted(root);
    String method = bench.program("deftty", script);
    bench.method(TTY, "Define", method).device("tty7", 0, "sa3", "1", TTY);

    assertThat(
            bench.mkdev("-d", "-c", "tty", "-p", "sa3", "-w", "1", "-l", "tty7", "-a", "speed=50"))
        .isEqualTo(said("tty7 Defined\n"));
    assertThat(root.resolve("heard"))
        .content()
        .isEqualTo("-c tty -s rs232 -t tty -p sa3 -w 1 -l tty7\n");
    assertThat(bench.get(StandardClasses.CUAT, "name=tty7").get(0).text("value")).isEqualTo("50");
    bench.mkdev("-d", "-c", "tty");
    assertThat(root.resolve("heard")).content().isEqualTo("-c tty -s rs232 -t tty\n");
  }

  @ParameterizedTest
  @CsvSource({"echo ghost3, it said ghost3", "true, it said no name"})
  void ownDefineThatDefinesNothing_isAnError(String script, String what) throws Exception {
    String method = bench.program("deftty", script);
    bench.method(TTY, "Define", method);

    assertThat(bench.mkdev("-d", "-c", "tty"))
        .isEqualTo(
            failed(
                "Method error (" + method + "):",
                "0514-023 The specified device does not exist in the customized device",
                "configuration database.",
                "tty/rs232/tty: " + what));
  }

  @Test
  void start_followsConfigure() throws Exception {
    String method = bench.program("sttty", "echo \"$@\" >>" + root + "/started");
    bench.method(TTY, "Start", method);

    assertThat(bench.mkdev("-c", "tty", "-p", "sa3", "-w", "0"))
        .isEqualTo(said("tty0 Available\n"));
    assertThat(root.resolve("started")).content().isEqualTo("-l tty0\n");
  }

  @Test
  void stopped_isLeftBeforeStart() throws Exception {
    String method = bench.program("sttty", "echo \"$@\" >>" + root + "/started");
    bench.method(TTY, "Start", method);

    assertThat(bench.mkdev("-S", "-c", "tty", "-p", "sa3", "-w", "0"))
        .isEqualTo(said("tty0 Stopped\n"));
    assertThat(bench.status("tty0")).isEqualTo("2");
    assertThat(root.resolve("started")).doesNotExist();
    assertThat(bench.mkdev("-l", "tty0")).isEqualTo(said("tty0 Available\n"));
    assertThat(root.resolve("started")).content().isEqualTo("-l tty0\n");
    assertThat(bench.mkdev("-S", "-l", "tty0"))
        .isEqualTo(
            failed(
                "Method error (" + method + "):",
                "E_DEVSTATE: the device is in the wrong state",
                "tty0 is Available; stop it with rmdev -S -l tty0"));
  }

  @Test
  void stopped_needsAStartMethod() {
    assertThat(bench.mkdev("-S", "-c", "tty", "-p", "sa3", "-w", "0"))
        .isEqualTo(
            failed(
                "Method error (Start):",
                "E_DEVSTATE: the device is in the wrong state",
                "tty/rs232/tty cannot be Stopped: its type tty/rs232/tty has no Start method"));
    assertThat(bench.status("tty0")).isEmpty();
  }

  @Test
  void quiet_saysNothingAtAll() {
    assertThat(bench.mkdev("-q", "-c", "tty", "-p", "sa3", "-w", "0")).isEqualTo(said(""));
    assertThat(bench.mkdev("-q", "-l", "cd9")).isEqualTo(new Ended(ExitCode.FAILED, "", ""));
  }

  @Test
  void json_isForPrograms() {
    assertThat(bench.mkdev("--json", "-c", "tty", "-p", "sa3", "-w", "0").out())
        .isEqualToIgnoringWhitespace("[{\"name\":\"tty0\",\"status\":\"Available\"}]");
  }

  @Test
  void optionsMayComeFromAFile() throws Exception {
    Path file = Files.writeString(root.resolve("foo"), "-p sa3 -w 0\n-a 'speed=19200 stops'\n");

    assertThat(bench.mkdev("-d", "-c", "tty", "-f", file.toString()).err())
        .contains("speed=19200 stops: legal are 50, 75");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-d | give a type with -c, -s and -t, or a defined device with -l",
        "-c tty -d -S | -d and -S exclude each other",
        "-c tty -d -R | -d and -R exclude each other",
        "-c tty -S -R | -S and -R exclude each other",
        "-l tty0 -a speed=1 | -a is for a new device; give its type too",
        "-l tty0 -d | -d is for a new device; give its type too",
        "-c tty -w 0 | -w is a place at a parent; give that with -p",
        "-c tty -a speed | -a 'speed' is not ATTRIBUTE=VALUE",
        "-c tty x | unexpected argument x"
      })
  void misuse_isTold(String arguments, String message) {
    Ended ended = bench.mkdev(arguments.split(" "));

    assertThat(ended.code()).isEqualTo(ExitCode.USAGE);
    assertThat(ended.err()).startsWith("mkdev: " + message + "\nUsage: mkdev {-c CLASS");
  }
}

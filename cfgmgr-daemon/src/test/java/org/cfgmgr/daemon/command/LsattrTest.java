package org.cfgmgr.daemon.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cfgmgr.daemon.command.TestingMachine.attribute;
import static org.cfgmgr.daemon.command.TestingMachine.message;
import static org.cfgmgr.daemon.command.TestingMachine.type;

import java.io.IOException;
import java.nio.file.Path;
import org.cfgmgr.attr.KernelAttributes;
import org.cfgmgr.daemon.command.TestingMachine.Outcome;
import org.cfgmgr.scan.TestingTree;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LsattrTest {
  private static final String POWER = "processor/sys/proc_rspc";
  private static final String NET = "if/EN/en";
  private static final String EN0 = "/devices/pci0000:00/0000:00:03.0/net/eth0";
  private static final String SHOWN = "generic = \"D\"\n\trep = \"s\"";
  private static final String LIST = "generic = \"DU\"\n\trep = \"sl\"";
  private static final String RANGE = "generic = \"DU\"\n\trep = \"nr\"";

  @TempDir Path place;
  private TestingMachine machine;
  private final Lsattr lsattr = new Lsattr();

  @BeforeEach
  void machine() throws IOException {
    machine =
        new TestingMachine(place)
            .seed(
                type(POWER, 1, "Processor")
                    + type(NET, 2, "Standard Ethernet Network Interface")
                    + message(10, "Processor Speed")
                    + message(11, "Processor SMT enabled")
                    + message(12, "Processor SMT threads")
                    + message(13, "Processor state")
                    + message(14, "Processor type")
                    + message(20, "Maximum packet size")
                    + attribute(POWER, "frequency", "", "", SHOWN, 10)
                    + attribute(POWER, "smt_enabled", "false", "", SHOWN, 11)
                    + attribute(POWER, "smt_threads", "0", "", SHOWN, 12)
                    + attribute(POWER, "state", "enable", "enable,disable,faulty", LIST, 13)
                    + attribute(POWER, "type", "", "", SHOWN, 14)
                    + attribute(POWER, "secret", "1", "", "generic = \"\"", 10)
                    + attribute(NET, "mtu", "1500", "60-9000,1", RANGE, 20));
    machine.run(lsattr, "-l", "none");
    machine.device("proc0", 1, "00-00", "sys0", POWER);
    machine.device("en0", 1, "", "ent0", NET);
  }

  /** The listing in the fixtures of a public inventory tool for AIX (POWER5). */
  @Test
  void effective_asAixPrintsAProcessor() {
    machine.attribute("proc0", "frequency", "1654344000");
    machine.attribute("proc0", "smt_enabled", "true");
    machine.attribute("proc0", "smt_threads", "2");
    machine.attribute("proc0", "type", "PowerPC_POWER5");

    assertThat(machine.run(lsattr, "-El", "proc0"))
        .isEqualTo(
            new Outcome(
                0,
                """
                frequency   1654344000     Processor Speed       False
                smt_enabled true           Processor SMT enabled False
                smt_threads 2              Processor SMT threads False
                state       enable         Processor state       True
                type        PowerPC_POWER5 Processor type        False
                """,
                ""));
  }

  /** The two lines in the resources of a public inventory agent (POWER7). */
  @Test
  void colons_asAixPrintsThem() {
    machine.attribute("proc0", "frequency", "3300000000");
    machine.attribute("proc0", "smt_threads", "4");
    machine.attribute("proc0", "type", "PowerPC_POWER7");

    assertThat(
            machine.run(
                lsattr, "-EOl", "proc0", "-a", "type", "-a", "frequency", "-a", "smt_threads"))
        .isEqualTo(
            new Outcome(0, "#type:frequency:smt_threads\nPowerPC_POWER7:3300000000:4\n", ""));
    assertThat(machine.run(lsattr, "-DOl", "proc0").out())
        .isEqualTo("#frequency:smt_enabled:smt_threads:state:type\n:false:0:enable:\n");
  }

  @Test
  void oneValue_forScripts() {
    machine.attribute("en0", "mtu", "9000");

    assertThat(machine.run(lsattr, "-El", "en0", "-a", "mtu", "-F", "value"))
        .isEqualTo(new Outcome(0, "9000\n", ""));
    assertThat(machine.run(lsattr, "-l", "en0", "-F", "attribute=value,deflt user_settable").out())
        .isEqualTo("mtu=9000,1500 True\n");
  }

  @Test
  void defaults_ofADeviceAndOfAType() {
    machine.attribute("en0", "mtu", "9000");
    String expected =
        """
        attribute deflt description         user_settable
        mtu       1500  Maximum packet size True
        """;

    assertThat(machine.run(lsattr, "-DHl", "en0").out()).isEqualTo(expected);
    assertThat(machine.run(lsattr, "-DH", "-c", "if", "-s", "EN", "-t", "en").out())
        .isEqualTo(expected);
  }

  @Test
  void legalValues_oneALine() {
    assertThat(machine.run(lsattr, "-Rl", "proc0", "-a", "state").out())
        .isEqualTo("enable\ndisable\nfaulty\n");
    assertThat(machine.run(lsattr, "-Rl", "en0", "-a", "mtu").out()).isEqualTo("60...9000 (+1)\n");
    assertThat(machine.run(lsattr, "-Rl", "proc0", "-a", "type"))
        .isEqualTo(new Outcome(0, "", "lsattr: attribute type takes any value\n"));
    assertThat(machine.run(lsattr, "-R", "-c", "processor", "-a", "state", "--json").out())
        .isEqualTo("[ \"enable\", \"disable\", \"faulty\" ]\n");
  }

  @Test
  void attributeOfTheDeviceAlone_isShownWhenItSaysSo() {
    machine.attribute("en0", "own", "here");
    machine.stanzas("CuAt:\n\tname = \"en0\"\n\tattribute = \"hidden\"\n\tvalue = \"x\"\n");

    assertThat(machine.run(lsattr, "-El", "en0").out())
        .isEqualTo(
            """
            mtu 1500 Maximum packet size True
            own here                     False
            """);
  }

  /** Of what the engine keeps for itself users see who the device is. */
  @Test
  void attributesOfTheEngine_areHiddenButForTheIdentity() {
    machine.stanzas(attribute("*", "unique_id", "", "", "generic = \"\"", 10));
    machine.attribute("en0", "sysfs_path", "/devices/virtual/net/lo");
    machine.attribute("en0", "hw_id", "8086100e");
    machine.attribute("en0", "unique_id", "mac:525400123456");

    assertThat(machine.run(lsattr, "-El", "en0").out())
        .isEqualTo(
            """
            mtu       1500             Maximum packet size True
            unique_id mac:525400123456 Processor Speed     False
            """);
    assertThat(machine.run(lsattr, "-El", "proc0", "-F", "attribute").out())
        .doesNotContain("unique_id");
  }

  @Test
  void pattern_theMostSpecificDecides() {
    machine.stanzas(
        attribute("*", "id", "any", "", SHOWN, 0)
            + attribute("if/*", "id", "interface", "", SHOWN, 0)
            + attribute("if/*/*", "id", "long", "", SHOWN, 0)
            + attribute("if/[A-Z]*", "secret", "shown", "", SHOWN, 0)
            + attribute("*", "mtu", "0", "", SHOWN, 0));

    assertThat(machine.run(lsattr, "-El", "en0", "-F", "attribute value").out())
        .isEqualTo("id     long\nmtu    1500\nsecret shown\n");
  }

  @Test
  void json_hasABoolean() {
    assertThat(machine.run(lsattr, "-El", "en0", "--json").out())
        .isEqualTo(
            """
            [ {
              "attribute" : "mtu",
              "value" : "1500",
              "description" : "Maximum packet size",
              "user_settable" : true
            } ]
            """);
  }

  @Test
  void unknownDevice() {
    assertThat(machine.run(lsattr, "-El", "hdisk9"))
        .isEqualTo(
            new Outcome(
                1,
                "",
                "lsattr: 0514-519 The following device was not found in the customized device"
                    + " configuration database:\n\thdisk9\n"));
  }

  /** One that is never shown is as unknown as one that is not there. */
  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "secret"})
  void unknownAttribute(String attribute) {
    assertThat(machine.run(lsattr, "-El", "proc0", "-a", attribute))
        .isEqualTo(
            new Outcome(
                1,
                "",
                "lsattr: 0514-528 The \""
                    + attribute
                    + "\" attribute does not exist in the predefined device configuration"
                    + " database.\n"));
  }

  @Test
  void type_thatIsNotOne() {
    assertThat(machine.run(lsattr, "-D", "-c", "disk", "-t", "x").err())
        .isEqualTo("lsattr: there is no predefined device of class disk type x\n");
    machine.stanzas(type(POWER + "2", 1, "Another"));
    assertThat(machine.run(lsattr, "-D", "-c", "processor").err())
        .isEqualTo("lsattr: 2 predefined devices are of class processor; give -c, -s and -t\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-E|give a device with -l, or a type with -c, -s and -t",
        "-E -l a -c b|give a device with -l, or a type with -c, -s and -t",
        "-E -c b|a type has no values in effect; give -D for its defaults",
        "-ED -l a|-E and -D exclude each other",
        "-ER -l a|-E and -R exclude each other",
        "-DR -l a|-D and -R exclude each other",
        "-OH -l a|-O and -H exclude each other",
        "-O -F value -l a|-O and -F exclude each other",
        "-Rl a|-R needs one attribute; give it with -a",
        "-Rl a -a b -a c|-R needs one attribute; give it with -a",
        "--drift -E|--drift and -E exclude each other",
        "--drift -a b|--drift and -a exclude each other",
        "/etc/passwd|unexpected argument /etc/passwd"
      })
  void usage_toldInALine(String lineAndMessage) {
    String[] parts = lineAndMessage.split("\\|", 2);
    Outcome outcome = machine.run(lsattr, parts[0].split(" ", -1));

    assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
    assertThat(outcome.err()).startsWith("lsattr: " + parts[1] + "\nUsage: lsattr [-E");
  }

  private Lsattr live() throws IOException {
    TestingTree.create()
        .device("net", EN0, "mtu=9000")
        .file("sys" + EN0 + "/queue/scheduler", "none [bfq]")
        .writeTo(place);
    machine.stanzas(
        kept("mtu", "1500", "60-9000,1", "nr", "sysfs:mtu")
            + kept("txqueuelen", "", "", "nr", "sysfs:tx_queue_len")
            + kept("scheduler", "", "", "sl", "sysfs:queue/scheduler")
            + kept("authorized", "", "", "nl", "!sysfs:mtu"));
    machine.attribute("en0", "sysfs_path", EN0);
    return new Lsattr(() -> KernelAttributes.live(place));
  }

  private static String kept(String name, String deflt, String values, String rep, String access) {
    return """

        PdAt:
        	uniquetype = "if/EN/e*"
        	attribute = "%s"
        	deflt = "%s"
        	values = "%s"
        	type = "R"
        	generic = "DU"
        	rep = "%s"
        	access = "%s"
        """
        .formatted(name, deflt, values, rep, access);
  }

  /** A plain name in PdAt, which has no access here, stands before the pattern. */
  @Test
  void effective_isWhatTheKernelSays() throws IOException {
    Lsattr live = live();
    machine.attribute("en0", "scheduler", "none");

    assertThat(machine.run(live, "-El", "en0", "-F", "attribute value user_settable").out())
        .isEqualTo("authorized 9000 True\nmtu        1500 True\nscheduler  bfq  True+\n");
  }

  @Test
  void notOffered_isShownOnlyWhenAskedFor() throws IOException {
    Lsattr live = live();
    machine.attribute("en0", "instance", "boot:1:2");

    assertThat(machine.run(live, "-El", "en0", "-F", "attribute").out())
        .isEqualTo("authorized\nmtu\nscheduler\n");
    assertThat(machine.run(live, "-Dl", "en0", "-F", "attribute").out())
        .isEqualTo("authorized\nmtu\nscheduler\ntxqueuelen\n");
    assertThat(machine.run(live, "-El", "en0", "-a", "txqueuelen", "-F", "attribute=value").out())
        .isEqualTo("txqueuelen=\n");
    machine.attribute("en0", "txqueuelen", "50");
    assertThat(machine.run(live, "-El", "en0", "-a", "txqueuelen", "-F", "value").out())
        .isEqualTo("50\n");
  }

  @Test
  void legalValues_ofTheKernel() throws IOException {
    Lsattr live = live();

    assertThat(machine.run(live, "-Rl", "en0", "-a", "scheduler").out()).isEqualTo("none\nbfq\n");
    assertThat(machine.run(live, "-R", "-c", "if", "-a", "scheduler").err())
        .isEqualTo("lsattr: attribute scheduler takes any value\n");
  }

  @Test
  void drift_isToldAndHasItsOwnCode() throws IOException {
    Lsattr live = live();
    assertThat(machine.run(live, "--drift")).isEqualTo(new Outcome(0, "", ""));

    machine.attribute("en0", "scheduler", "none").attribute("en0", "authorized", "0x2328");
    machine.attribute("en0", "txqueuelen", "5").device("en1", 0, "", "ent1", NET);
    assertThat(machine.run(live, "--drift"))
        .isEqualTo(new Outcome(ExitCode.DRIFT, "en0 scheduler none bfq\n", ""));
    assertThat(machine.run(live, "--drift", "-Hl", "en0").out())
        .isEqualTo("name attribute wanted now\nen0  scheduler none   bfq\n");
    assertThat(machine.run(live, "--drift", "-l", "proc0")).isEqualTo(new Outcome(0, "", ""));
    assertThat(machine.run(live, "--drift", "-F", "attribute=now").out())
        .isEqualTo("scheduler=bfq\n");
    assertThat(machine.run(live, "--drift", "--json").out())
        .isEqualTo(
            """
            [ {
              "name" : "en0",
              "attribute" : "scheduler",
              "wanted" : "none",
              "now" : "bfq"
            } ]
            """);
    assertThat(machine.run(live, "--drift", "-l", "en9").code()).isEqualTo(ExitCode.FAILED);
  }
}

package org.cfgmgr.daemon.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.cfgmgr.daemon.cfgmgr.CfgmgrCommand;
import org.cfgmgr.daemon.command.Lsdev;
import org.cfgmgr.daemon.device.DeviceBench.Ended;
import org.cfgmgr.odm.Criteria;
import org.cfgmgr.odm.OdmChange;
import org.cfgmgr.odm.StandardClasses;
import org.cfgmgr.scan.TestingTree;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The examples of IBM's manual pages, on a machine that has the devices they speak of. The source
 * of each is the section "Examples" of the page named, in "AIX 7.2, Commands Reference". The pages
 * print states in lower case; the commands of AIX themselves do not.
 */
class DocumentedExamplesTest {
  private static final String SCSI = "adapter/pci/14105000";
  private static final String SERIAL = "adapter/pci/4f111100";

  private static final Lsdev LSDEV = new Lsdev(() -> (recording, input, odm) -> List.of());

  @TempDir Path root;
  private DeviceBench bench;

  @BeforeEach
  void machine() {
    bench = DeviceBench.stored(root, hostBridge()).stanzas(AixTypes.stanzas());
    bench.device("sys0", 1, "", "", "sys/node/machine");
    bench.device("pci1", 1, "sys0", "", "bus/sys/pci");
    bench.device("scsi0", 1, "pci1", "", SCSI).device("scsi1", 1, "pci1", "", SCSI);
    bench.device("sa3", 1, "pci1", "", SERIAL);
    bench.device("rmt0", 1, "scsi1", "5,0", "tape/scsi/4mm4gb");
    bench.device("hdisk1", 1, "scsi1", "6,0", "disk/scsi/scsd");
    bench.device("cd0", 1, "scsi0", "6,0", "cdrom/scsi/scsicd");
    for (int number = 1; number < 4; number++) {
      bench.device("rmt" + number, 0, "scsi1", number + ",1", "tape/scsi/4mm4gb");
    }
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private static TestingTree hostBridge() {
    return TestingTree.create()
        .device("pci", "/devices/pci0000:00/0000:00:00.0", "PCI_ID=8086:1237", "PCI_CLASS=60000");
  }

  private static Ended said(String out) {
    return new Ended(0, out, "");
  }

  /** "mkdev Command": to define (but not configure) a 4.0 GB 4mm tape drive at scsi0. */
  @Test
  void mkdev_definesATape() {
    assertThat(
            bench.mkdev(
                "-d", "-c", "tape", "-t", "4mm4gb", "-s", "scsi", "-p", "scsi0", "-w", "5,0"))
        .isEqualTo(said("rmt4 Defined\n"));
  }

  /** "mkdev Command": to configure the predefined rmt0 tape device. */
  @Test
  void mkdev_configuresATape() {
    bench.rmdev("-l", "rmt0");

    assertThat(bench.mkdev("-l", "rmt0")).isEqualTo(said("rmt0 Available\n"));
  }

  /**
   * "mkdev Command": to define and configure an RS-232 terminal connected to port 0 of the 8-port
   * adapter, with the speed attribute set to 19200 and other attributes from the file foo.
   */
  @Test
  void mkdev_makesATerminal() throws Exception {
    Path foo = Files.writeString(root.resolve("foo"), "-a parity=even\n");

    assertThat(
            bench.mkdev(
                "-f",
                foo.toString(),
                "-t",
                "tty",
                "-s",
                "rs232",
                "-p",
                "sa3",
                "-w",
                "0",
                "-a",
                "speed=19200"))
        .isEqualTo(said("tty0 Available\n"));
    assertThat(bench.get(StandardClasses.CUAT, "name=tty0"))
        .extracting(object -> object.text("attribute") + "=" + object.text("value"))
        .containsExactly("parity=even", "speed=19200");
  }

  /** "rmdev Command": to unconfigure the CD-ROM device cd0 while retaining its definition. */
  @Test
  void rmdev_unconfigures() {
    assertThat(bench.rmdev("-l", "cd0")).isEqualTo(said("cd0 Defined\n"));
  }

  /** "rmdev Command": to remove the cd0 device definition. */
  @Test
  void rmdev_removesTheDefinition() {
    assertThat(bench.rmdev("-d", "-l", "cd0")).isEqualTo(said("cd0 deleted\n"));
    assertThat(bench.status("cd0")).isEmpty();
  }

  /** "rmdev Command": to unconfigure the SCSI adapter scsi1 and all of its children. */
  @Test
  void rmdev_unconfiguresAnAdapterAndItsChildren() {
    forgetTheOtherTapes();

    assertThat(bench.rmdev("-R", "-l", "scsi1"))
        .isEqualTo(said("rmt0 Defined\nhdisk1 Defined\nscsi1 Defined\n"));
  }

  /** "rmdev Command": to unconfigure just the children of scsi1, but not the adapter itself. */
  @Test
  void rmdev_unconfiguresTheChildren() {
    forgetTheOtherTapes();

    assertThat(bench.rmdev("-p", "scsi1")).isEqualTo(said("rmt0 Defined\nhdisk1 Defined\n"));
    assertThat(bench.status("scsi1")).isEqualTo("1");
  }

  /** "rmdev Command": to unconfigure the children of the bus pci1 and all devices under them. */
  @Test
  void rmdev_unconfiguresWhatIsBelowABus() {
    forgetTheOtherTapes();

    assertThat(bench.rmdev("-p", "pci1"))
        .isEqualTo(
            said(
                """
                cd0 Defined
                scsi0 Defined
                rmt0 Defined
                hdisk1 Defined
                scsi1 Defined
                sa3 Defined
                """));
    assertThat(bench.status("pci1")).isEqualTo("1");
  }

  private void forgetTheOtherTapes() {
    for (int number = 1; number < 4; number++) {
      bench.rmdev("-dl", "rmt" + number);
    }
  }

  /** "lsdev Command": to list the devices of a class that are in a state. */
  @Test
  void lsdev_listsTapesThatAreAvailable() {
    assertThat(bench.withOdm(LSDEV, "-C", "-c", "tape", "-S", "a"))
        .isEqualTo(said("rmt0 Available  4.0 GB 4mm Tape Drive\n"));
  }

  /** "lsdev Command": to list the names of all devices in the Available state. */
  @Test
  void lsdev_namesThoseThatAreAvailable() {
    assertThat(bench.withOdm(LSDEV, "-C", "-S1", "-F", "name"))
        .isEqualTo(said("cd0\nhdisk1\npci1\nrmt0\nsa3\nscsi0\nscsi1\nsys0\n"));
  }

  /** "lsdev Command": name, class, subclass and type of Available devices, with headers. */
  @Test
  void lsdev_printsColumnsWithHeaders() {
    Ended ended = bench.withOdm(LSDEV, "-C", "-H", "-S", "a", "-F", "name class subclass type");

    assertThat(ended.out())
        .startsWith("name   class   subclass type\n")
        .contains("rmt0   tape    scsi     4mm4gb\n");
  }

  /** "lsdev Command": to list the children of a device. */
  @Test
  void lsdev_listsChildren() {
    assertThat(bench.withOdm(LSDEV, "-p", "scsi0"))
        .isEqualTo(said("cd0 Available  SCSI Multimedia CD-ROM Drive\n"));
  }

  /** "lsdev Command": to list the supported adapters, the classes, the subclasses of a class. */
  @Test
  void lsdev_listsPredefinedDevices() {
    String adapters = bench.withOdm(LSDEV, "-P", "-c", "adapter").out();

    assertThat(adapters.lines())
        .anyMatch(line -> line.matches("adapter 14105000 +pci +SCSI I/O Controller"))
        .allMatch(line -> line.startsWith("adapter "));
    assertThat(bench.withOdm(LSDEV, "-P", "-r", "class").out().lines())
        .contains("adapter", "cdrom", "disk", "tape", "tty")
        .isSorted();
    assertThat(bench.withOdm(LSDEV, "-P", "-c", "tty", "-r", "subclass").out())
        .isEqualTo("rs232\n");
  }

  /** "cfgmgr Command": to configure detected devices attached to the scsi0 adapter. */
  @Test
  void cfgmgr_configuresWhatIsAtAnAdapter() {
    Ended ended = cfgmgr("-v", "-l", "scsi0");

    assertThat(ended.code()).isZero();
    assertThat(ended.out())
        .startsWith("cfgmgr is running in phase 2\n")
        .contains("Attempting to configure device 'scsi0'")
        .doesNotContain("Invoking top level program");
  }

  /** "cfgmgr Command": -f runs the rules of phase 1, -s and no flag those of phase 2, in order. */
  @Test
  void cfgmgr_runsTheRulesOfItsPhaseInOrder() {
    bench.odm().apply(List.of(rulesGone()));
    bench.stanzas(rule(2, 12, "/usr/lib/methods/deflvm") + rule(2, 10, "/usr/lib/methods/defsys"));
    bench.stanzas(rule(1, 10, "/usr/lib/methods/defsys") + rule(1, 0, "/etc/methods/last"));
    bench.stanzas(rule(1, 12, "/usr/lib/methods/deflvm") + rule(3, 10, "/etc/methods/service"));

    assertThat(rulesRun("-f"))
        .containsExactly("/usr/lib/methods/defsys", "/usr/lib/methods/deflvm", "/etc/methods/last");
    assertThat(rulesRun("-s"))
        .containsExactly("/usr/lib/methods/defsys", "/usr/lib/methods/deflvm");
    assertThat(rulesRun()).isEqualTo(rulesRun("-s"));
    assertThat(rulesRun("-p", "3")).containsExactly("/etc/methods/service");
  }

  private List<String> rulesRun(String... options) {
    String[] words = Arrays.copyOf(options, options.length + 1);
    words[options.length] = "-v";
    return cfgmgr(words)
        .out()
        .lines()
        .filter(line -> line.startsWith("Invoking top level program"))
        .map(line -> line.replaceAll(".*\"(.*)\".*", "$1"))
        .toList();
  }

  private static OdmChange rulesGone() {
    return new OdmChange.Delete(StandardClasses.CONFIG_RULES, Criteria.all());
  }

  private static String rule(int phase, int seq, String program) {
    return """

        Config_Rules:
        	phase = %d
        	seq = %d
        	rule = "%s"
        """
        .formatted(phase, seq, program);
  }

  /** Without effect: the machine's hardware is a recording. */
  private Ended cfgmgr(String... options) {
    String[] words = Arrays.copyOf(options, options.length + 2);
    words[options.length] = "--hardware";
    words[options.length + 1] = root.toString();
    return bench.withOdm(new CfgmgrCommand(), words);
  }
}

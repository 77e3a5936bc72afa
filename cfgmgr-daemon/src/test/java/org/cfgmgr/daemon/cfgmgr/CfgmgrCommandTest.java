package org.cfgmgr.daemon.cfgmgr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.cfgmgr.daemon.command.ExitCode;
import org.cfgmgr.daemon.command.Terminal;
import org.cfgmgr.kernel.KernelException;
import org.cfgmgr.odm.RunLock;
import org.cfgmgr.scan.HardwareException;
import org.cfgmgr.scan.TestingTree;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The command over recordings and, with another root so that nothing is done to it, this machine.
 */
class CfgmgrCommandTest {
  private static final String NIC = "/devices/pci0000:00/0000:00:03.0";

  @TempDir Path dir;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void home() {
    System.setProperty("cfgmgr.home", Path.of("..").toAbsolutePath().normalize().toString());
  }

  @AfterEach
  void noHome() {
    System.clearProperty("cfgmgr.home");
  }

  private int run(String... arguments) {
    out.reset();
    err.reset();
    return new CfgmgrCommand()
        .run(
            List.of(arguments),
            new Terminal(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of("ODMDIR", odm().toString(), "CFGMGR_CATALOGUE", "none")));
  }

  private Path odm() {
    return dir.resolve("objrepos");
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private String recording() throws Exception {
    Path place = dir.resolve("recording");
    TestingTree.create()
        .device(
            "pci",
            NIC,
            "PCI_ID=8086:10D3",
            "PCI_CLASS=20000",
            "PCI_SUBSYS_ID=8086:0000",
            "MODALIAS=pci:v00008086d000010D3sv00008086sd00000000bc02sc00i00")
        .writeTo(place);
    return place.toString();
  }

  @Test
  void missingSoftware_isWarnedOfAsAixDoes() throws Exception {
    int code = run("--hardware", recording());

    assertThat(code).isEqualTo(ExitCode.MISSING);
    assertThat(err())
        .contains(
            """
            cfgmgr: 0514-621 WARNING: The following device packages are required for
                    device support but are not currently installed.
            devices.pci.808610d3
            """);
  }

  @Test
  void recording_leavesNoTrace() throws Exception {
    run("--hardware", recording());

    assertThat(odm()).doesNotExist();
  }

  @Test
  void verbose_printsAsAixDoes() throws Exception {
    run("-v", "--hardware", recording());

    assertThat(out())
        .startsWith(
            """
            cfgmgr is running in phase 2
            ----------------
            Time: 0 LEDS: 0x538
            Invoking top level program -- "/usr/lib/methods/defsys"
            Time: 0 LEDS: 0x539
            Return code = 0
            ***** stdout *****
            sys0

            *** no stderr ****
            ----------------
            Attempting to configure device 'sys0'
            Time: 0 LEDS: 0x811
            Invoking /usr/lib/methods/cfgsys -l sys0
            """);
  }

  @Test
  void json_isForPrograms() throws Exception {
    run("--json", "--hardware", recording());

    JsonNode json = JsonMapper.builder().build().readTree(out());
    assertThat(json.get("missing").get(0).get("fileset").asString())
        .isEqualTo("devices.pci.808610d3");
    assertThat(json.get("configured").get(0).asString()).isEqualTo("sys0");
  }

  @Test
  void explain_tellsFactsAndMatch() throws Exception {
    int code = run("--hardware", recording(), "--explain", "0000:00:03.0");

    assertThat(code).isEqualTo(ExitCode.OK);
    assertThat(out())
        .startsWith(NIC + "\n")
        .contains("  fact   pci_id = 808610d3\n")
        .contains("  match  type adapter/pci/")
        .contains("  state  does not work: kernel ");
  }

  @Test
  void explain_unknownDevice() throws Exception {
    String recording = recording();

    assertThat(run("--hardware", recording, "--explain", "ent9")).isEqualTo(ExitCode.FAILED);
    assertThat(err()).isEqualTo("cfgmgr: there is no device ent9 on " + recording + "\n");
  }

  @Test
  void thisMachine_secondRunChangesNothing() {
    run("--root", dir.toString());
    assertThat(out()).contains("sys0");
    run("--root", dir.toString());

    assertThat(out()).endsWith("; nothing changed\n");
  }

  @Test
  void dryRun_makesNoOdm() {
    run("-n");

    assertThat(odm()).doesNotExist();
  }

  @Test
  void install_forAnotherMachineIntoThisSystem_isRefused() throws Exception {
    int code = run("-i", "/mnt", "--hardware", recording());

    assertThat(code).isEqualTo(ExitCode.USAGE);
    assertThat(err())
        .contains(
            "cfgmgr: -i for another machine needs the system that is to run there: --root DIR\n");
  }

  @Test
  void install_fromWhatIsNoDirectory_isRefused() {
    assertThat(run("-i", "/dev/cd0")).isEqualTo(ExitCode.USAGE);
    assertThat(err())
        .startsWith("cfgmgr: -i /dev/cd0: is no directory; mount a medium, and name where\n");
  }

  @Test
  void secondRunAtTheSameTime_isRefused() {
    try (RunLock held = RunLock.acquire(odm(), "cfgmgr -v", Map.of(), InstantSource.system())) {
      assertThat(run("--root", dir.toString())).isEqualTo(ExitCode.LOCKED);
    }
    assertThat(err())
        .contains("pid " + ProcessHandle.current().pid() + " (cfgmgr -v)")
        .startsWith("cfgmgr: ");
  }

  @Test
  void wrongUsage_isOneLineAndTheSynopsis() {
    assertUsage("cfgmgr: -p 4: the phase is 1, 2 or 3", "-p", "4");
    assertUsage("cfgmgr: -f, -s and -p exclude one another", "-f", "-p", "2");
    assertUsage("cfgmgr: -m x: the mask is a number, decimal, or hexadecimal with 0x", "-m", "x");
    assertUsage("cfgmgr: 'lsdevs' is neither an option nor a command", "lsdevs");
    assertUsage("cfgmgr: option --root needs a value", "--root");
  }

  private void assertUsage(String message, String... arguments) {
    assertThat(run(arguments)).isEqualTo(ExitCode.USAGE);
    assertThat(err().lines().findFirst()).contains(message);
  }

  @Test
  void recordingThatIsNotThere_isNamed() {
    Path none = dir.resolve("none");

    assertThatThrownBy(() -> run("--hardware", none.toString()))
        .isInstanceOf(HardwareException.class)
        .hasMessage(none + ": no such file or directory");
  }

  @Test
  void kernelThatIsNotInstalled_isNamed() {
    assertThatThrownBy(() -> run("--root", dir.toString(), "--kernel", "9.9"))
        .isInstanceOf(KernelException.class)
        .hasMessage("kernel 9.9 is not installed below %s; installed: none".formatted(dir));
  }
}

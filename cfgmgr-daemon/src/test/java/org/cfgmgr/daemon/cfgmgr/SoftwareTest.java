package org.cfgmgr.daemon.cfgmgr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cfgmgr.catalogue.MadeDistribution;
import org.cfgmgr.daemon.command.ExitCode;
import org.cfgmgr.daemon.command.Terminal;
import org.cfgmgr.scan.TestingTree;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is missing, why, and what to do, of a recording and a system made for the test. */
class SoftwareTest {
  private static final String NIC = "/devices/pci0000:00/0000:00:03.0";

  @TempDir private Path dir;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void make() throws IOException {
    System.setProperty("cfgmgr.home", Path.of("..").toAbsolutePath().normalize().toString());
    MadeDistribution.in(dir.resolve("archive/d")).catalogue();
    TestingTree.create()
        .device(
            "pci",
            NIC,
            "PCI_ID=14E4:164C",
            "PCI_CLASS=20000",
            "PCI_SUBSYS_ID=103C:7038",
            "MODALIAS=" + MadeDistribution.BNX2)
        .file("sys/devices/system/cpu/modalias", "cpu:type:x86,ven0000fam0006mod003F:feature:,0000")
        .writeTo(dir.resolve("recording"));
    system("lib/modules/" + MadeDistribution.CLOUD + "/modules.alias", "");
    system("lib/modules/" + MadeDistribution.CLOUD + "/modules.dep", "");
    system("lib/modules/" + MadeDistribution.CLOUD + "/modules.builtin", "");
    system("etc/apt/sources.list", "deb http://archive.example bookworm main\n");
  }

  @AfterEach
  void noHome() {
    System.clearProperty("cfgmgr.home");
  }

  private void system(String name, String text) throws IOException {
    Path file = dir.resolve("system").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private int run(String... arguments) {
    List<String> all = new java.util.ArrayList<>(List.of(arguments));
    all.addAll(
        List.of(
            "--hardware",
            dir.resolve("recording").toString(),
            "--root",
            dir.resolve("system").toString()));
    return new CfgmgrCommand()
        .run(
            all,
            new Terminal(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of("CFGMGR_CATALOGUE", dir.resolve("archive/made.zip").toString())));
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void missing_isWarnedOfByRealPackages() {
    assertThat(run()).isEqualTo(ExitCode.MISSING);

    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            """
            cfgmgr: 0514-621 WARNING: The following device packages are required for
                    device support but are not currently installed.
            linux-image-amd64:linux-image-6.12-amd64
            intel-microcode
            """);
  }

  @Test
  void wantList_namesWhatThePlanNeeds() throws IOException {
    system("etc/os-release", "ID=debian\nVERSION_CODENAME=bookworm\n");

    assertThat(run("--want-list")).isEqualTo(ExitCode.OK);

    assertThat(out())
        .isEqualTo(
            """
            # What a machine needs, by cfgmgr --want-list. On a machine with a network:
            #   cfgmgr --fetch-for THIS-FILE DIR
            Distribution: debian
            Release: bookworm
            Architectures: amd64
            Components: main non-free-firmware
            Packages: linux-image-amd64:linux-image-6.1.0-56-amd64 firmware-bnx2 intel-microcode

            """);
    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void fetchWithoutAPlace_isUsage() {
    assertThat(run("--fetch-for", "list")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .startsWith("cfgmgr: --fetch-for needs two words: WANTLIST DIR\n");
  }

  @Test
  void plan_isShownWithItsReasons() {
    run("-n", "-i");

    assertThat(out())
        .contains(
            """
            plan: kernel 6.1.0-56-amd64 (reboot), 4 packages, 0.0 MB to fetch, 0.1 MB on the disk
              install linux-image-amd64 6.1.192-2
              install linux-image-6.1.0-56-amd64 6.1.192-2
              install firmware-bnx2 20230210-5, for ent0
              install intel-microcode 3.20251111.1~deb12u1, for proc0
              gives: ent0
              needs the component non-free-firmware of the archive
              consent: firmware-bnx2 is not free software
              consent: intel-microcode is not free software
            """);
  }

  @Test
  void emptyDirectoryOfAKernel_isNoKernel() throws IOException {
    run("-n", "-i");
    String plan = out();
    Files.createDirectories(dir.resolve("system/lib/modules").resolve(MadeDistribution.GENERIC));
    out.reset();

    run("-n", "-i");

    assertThat(out()).isEqualTo(plan);
  }

  @Test
  void unpackedKernelWithoutASystem_hasNoPlan() throws IOException {
    Files.delete(dir.resolve("system/etc/apt/sources.list"));
    Files.delete(dir.resolve("system/etc/apt"));
    Files.delete(dir.resolve("system/etc"));

    assertThat(run("-n", "-i")).isEqualTo(ExitCode.MISSING);
    assertThat(out()).doesNotContain("plan:");
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("devices.pci.14e4164c");
  }

  @Test
  void json_hasCauseAndEvidence() {
    run("--json");

    JsonNode missing = JsonMapper.builder().build().readTree(out()).get("missing").get(0);
    assertThat(missing.get("device").asString()).isEqualTo("ent0");
    assertThat(missing.get("cause").asString()).isEqualTo("other_kernel");
    assertThat(missing.get("path").asString()).isEqualTo(NIC);
    assertThat(missing.get("evidence").get(0).asString())
        .isEqualTo("6.1.0-56-cloud-amd64 has no driver for " + MadeDistribution.BNX2);
  }

  @Test
  void explain_showsTheEvidence() {
    assertThat(run("--explain", NIC)).isEqualTo(ExitCode.OK);

    assertThat(out())
        .contains(
            """
              lacks  linux-image-amd64:linux-image-6.12-amd64: the driver is in another kernel
                     6.1.0-56-cloud-amd64 has no driver for %s
                     6.1.0-56-amd64 has bnx2 by pci:v000014E4d0000164Csv*sd*bc*sc*i*
            """
                .formatted(MadeDistribution.BNX2));
  }

  @Test
  void textfile_hasTheFindingsForPrometheus() throws IOException {
    Path file = dir.resolve("metrics/cfgmgr.prom");

    run("--textfile", file.toString());

    assertThat(Files.readString(file))
        .contains("# TYPE cfgmgr_devices gauge\n")
        .contains("cfgmgr_devices{class=\"adapter\",state=\"defined\"} 1.0\n")
        .contains(
            "cfgmgr_missing{cause=\"other_kernel\",device=\"ent0\","
                + "fileset=\"linux-image-amd64:linux-image-6.12-amd64\"} 1.0\n")
        .contains("cfgmgr_missing_devices{cause=\"platform\"} 0.0\n")
        .contains("cfgmgr_missing_devices{cause=\"component\"} 1.0\n")
        .contains("cfgmgr_last_run_success 1.0\n");
  }

  @Test
  void textfile_thatCannotBeWritten_fails() throws IOException {
    Files.writeString(dir.resolve("file"), "");

    assertThat(run("--textfile", dir.resolve("file/cfgmgr.prom").toString()))
        .isEqualTo(ExitCode.FAILED);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("cfgmgr: cannot write ");
  }
}

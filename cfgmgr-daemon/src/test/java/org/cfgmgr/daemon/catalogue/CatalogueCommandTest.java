package org.cfgmgr.daemon.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cfgmgr.catalogue.MadeDistribution.BNX2;
import static org.cfgmgr.catalogue.MadeDistribution.GENERIC;

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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueCommandTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir private Path directory;
  private Path root;
  private MadeDistribution distribution;

  @BeforeEach
  void aDistribution() throws IOException {
    distribution = MadeDistribution.in(directory.resolve("from"));
    root = directory.resolve("root");
    Files.createDirectories(root.resolve("etc"));
    Files.createDirectories(root.resolve("var/lib/dpkg"));
    Files.writeString(root.resolve("etc/os-release"), "ID=debian\nVERSION_ID=\"12\"\n");
    Files.writeString(root.resolve("var/lib/dpkg/arch"), "amd64\ni386\n");
  }

  @Test
  void catalogue_isBuiltAndShown() {
    Path file = root.resolve("var/lib/cfgmgr/catalogue/debian-12-amd64.zip");

    assertThat(build(file)).isEqualTo(ExitCode.OK);
    assertThat(text(out))
        .contains("reading debs/linux-image-" + GENERIC + "_1_amd64.deb\n")
        .contains("reading bookworm/main Packages\n")
        .contains(file + ": 3 kernels, 13 packages, ");
    assertThat(text(err)).isEmpty();

    assertThat(run("show")).isEqualTo(ExitCode.OK);
    assertThat(text(out))
        .startsWith("distribution: debian-12\narchitecture: amd64\npackages: 13\nkernels:\n")
        .contains("  " + GENERIC + "; flavour generic; meta linux-image-amd64; package linux-image")
        .contains("  bookworm/main Packages; date 2026-11-21\n");
  }

  @Test
  void module_isShownWithItsFirmware() {
    built();

    assertThat(run("show", "bnx2")).isEqualTo(ExitCode.OK);
    assertThat(text(out))
        .isEqualTo(
            """
            module:
              6.1.0-56-amd64; built in false; firmware declared 2; firmware packages firmware-bnx2
              6.12.117+deb12-amd64; built in false; firmware declared 1
            """);
  }

  @Test
  void device_isShownWithItsDrivers() {
    built();

    assertThat(run("show", BNX2)).isEqualTo(ExitCode.OK);
    assertThat(text(out))
        .isEqualTo(
            """
            drivers:
              bnx2; pattern pci:v000014E4d0000164Csv*sd*bc*sc*i*; kernels 6.1.0-56-amd64 6.12.117+deb12-amd64
              uio_any; pattern pci:v000014E4d0000164Csv*sd*bc*sc*i*; kernels 6.1.0-56-amd64
            suggestions:
              firmware-old-bnx2; pattern pci:v000014E4d*sv*sd*bc02sc*i*; why holds firmware for this device; source DEP-11
            """);
  }

  @Test
  void json_isForPrograms() {
    built();

    assertThat(run("show", "bnx2/a.fw", "--json")).isEqualTo(ExitCode.OK);
    assertThat(text(out)).contains("\"package\" : \"firmware-bnx2\"", "\"download bytes\" : 1000");
  }

  @Test
  void firmwareOfAKernel_isListed() {
    built();

    assertThat(run("show", "--firmware", GENERIC)).isEqualTo(ExitCode.OK);
    assertThat(text(out))
        .isEqualTo(
            """
            bnx2\tfirmware-bnx2\tbnx2/a.fw
            brcm\tfirmware-brcm\tbrcm/chip*.bin
            ccp\t-\t-
            """);
  }

  @Test
  void unknownName_isSaid() {
    built();

    assertThat(run("show", "nothing")).isEqualTo(ExitCode.FAILED);
    assertThat(text(err))
        .isEqualTo(
            "cfgmgr catalogue: nothing is known of nothing; it may be a module, kernel, package,"
                + " file of firmware or modalias\n");
  }

  @Test
  void unknownKernel_isSaidWithThoseThereAre() {
    built();

    assertThat(run("show", "--firmware", "9.9")).isEqualTo(ExitCode.FAILED);
    assertThat(text(err))
        .isEqualTo(
            "cfgmgr catalogue: the catalogue has no kernel 9.9; it has 6.1.0-56-amd64,"
                + " 6.1.0-56-cloud-amd64, 6.12.117+deb12-amd64\n");
  }

  @Test
  void systemWithoutCatalogue_isToldWhatToDo() throws IOException {
    Files.writeString(root.resolve("etc/os-release"), "ID=exotix\nVERSION_ID=3\n");

    assertThat(run("show")).isEqualTo(ExitCode.FAILED);
    assertThat(text(err))
        .isEqualTo(
            "cfgmgr catalogue: there is no catalogue exotix-3-amd64.zip for this system: make one"
                + " with cfgmgr catalogue update, or name one with --file\n");
  }

  @Test
  void absentDirectory_isNamed() {
    assertThat(run("build", "--from", "/none/such", "--output", "x.zip"))
        .isEqualTo(ExitCode.FAILED);
    assertThat(text(err))
        .isEqualTo(
            "cfgmgr catalogue: /none/such: is no directory; --from names one with packages and"
                + " lists of a distribution\n");
  }

  @Test
  void damagedSource_leavesTheOldCatalogue() throws IOException {
    built();
    Path file = root.resolve("var/lib/cfgmgr/catalogue/debian-12-amd64.zip");
    byte[] before = Files.readAllBytes(file);
    distribution.file("debs/linux-image-broken_1_amd64.deb", "!<arch>\nbroken");

    assertThat(build(file)).isEqualTo(ExitCode.FAILED);
    assertThat(text(err)).contains("linux-image-broken_1_amd64.deb: cannot be read as a Debian");
    assertThat(file).hasBinaryContent(before);
  }

  @Test
  void wrongUsage_isExplained() {
    assertThat(run()).isEqualTo(ExitCode.USAGE);
    assertThat(text(err))
        .startsWith("cfgmgr catalogue: say what to do: show, build or update\nUsage: ");
    assertThat(run("frobnicate")).isEqualTo(ExitCode.USAGE);
    assertThat(text(err))
        .startsWith(
            "cfgmgr catalogue: 'frobnicate' is nothing it can do; it can show, build and update\n");
    assertThat(run("build", "--output", "x")).isEqualTo(ExitCode.USAGE);
    assertThat(text(err)).startsWith("cfgmgr catalogue: --from is needed\n");
  }

  private void built() {
    build(root.resolve("var/lib/cfgmgr/catalogue/debian-12-amd64.zip"));
  }

  private int build(Path file) {
    return run(
        "build",
        "--from",
        distribution.directory().toString(),
        "--output",
        file.toString(),
        "--rules",
        distribution.rules().toString());
  }

  private int run(String... arguments) {
    out.reset();
    err.reset();
    PrintStream output = new PrintStream(out, true, StandardCharsets.UTF_8);
    PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
    Terminal terminal =
        new Terminal(new ByteArrayInputStream(new byte[0]), output, errors, Map.of());
    return new CatalogueCommand(root).run(List.of(arguments), terminal);
  }

  private static String text(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }
}

package org.cfgmgr.daemon.airgap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cfgmgr.catalogue.MadeDeb;
import org.cfgmgr.daemon.command.ExitCode;
import org.cfgmgr.daemon.command.Terminal;
import org.cfgmgr.plan.DevicePackages;
import org.cfgmgr.plan.WantList;
import org.cfgmgr.source.SourceException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the real apt, and an archive of our own in a directory. */
class FetchTest {
  private static final String CONTRIB = "contrib";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @TempDir private Path dir;
  private String index = "";

  /** An archive whose component contrib the machine's own sources leave out. */
  @BeforeEach
  void archive() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/apt-get")), "apt-get is not installed");
    file("root/etc/os-release", "ID=debian\nVERSION_CODENAME=bookworm\n");
    file(
        "root/etc/apt/sources.list",
        "deb [trusted=yes arch=i386] file:" + dir.resolve("archive") + " bookworm main\n");
    publish("driver", "Depends", "library (>= 2), tool");
    publish("library", "Section", "libs");
    publish("tool", "Section", "utils");
    String main = "main/binary-riscv64/Packages";
    String contrib = "contrib/binary-riscv64/Packages";
    file("archive/dists/trixie/" + main, "");
    file("archive/dists/trixie/" + contrib, index);
    file(
        "archive/dists/trixie/Release",
        "Suite: trixie\nCodename: trixie\nComponents: main contrib\nArchitectures: riscv64\n"
            + "Date: Sat, 21 Nov 2026 09:46:44 UTC\nSHA256:\n"
            + " %s 0 %s\n".formatted(sha256(new byte[0]), main)
            + " %s %d %s\n".formatted(sha256(index.getBytes(UTF_8)), index.length(), contrib));
  }

  private void publish(String name, String field, String value) throws Exception {
    byte[] deb =
        new MadeDeb(name, "1:2-1")
            .control("Architecture", "riscv64")
            .control(field, value)
            .file("opt/" + name, new byte[] {1})
            .bytes();
    Path file = dir.resolve("archive/pool/" + name + ".deb");
    Files.createDirectories(file.getParent());
    Files.write(file, deb);
    index +=
        "Package: %s\nVersion: 1:2-1\nArchitecture: riscv64\n%s: %s\n".formatted(name, field, value)
            + "Filename: pool/%s.deb\nSize: %d\nSHA256: %s\n\n"
                .formatted(name, deb.length, sha256(deb));
  }

  private static String sha256(byte[] bytes) throws GeneralSecurityException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private void file(String name, String text) throws IOException {
    Path file = dir.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static WantList wanting(String distribution, String packages, String installed) {
    return new WantList(
        distribution,
        "trixie",
        List.of("riscv64"),
        Set.of("main", CONTRIB),
        DevicePackages.parse("want", packages),
        installed);
  }

  private int fetch(WantList wanted) {
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(out, true, UTF_8),
            new PrintStream(out, true, UTF_8),
            Map.of());
    return new Fetch(dir.resolve("root"), dir.resolve("cache"), terminal)
        .run(wanted, dir.resolve("debs"));
  }

  @Test
  void otherMachine_getsWhatItLacksAndNothingThatItHas() throws IOException {
    String has = "Package: tool\nArchitecture: riscv64\nVersion: 1:1-1\n\n";

    assertThat(fetch(wanting("debian", "driver-new:driver\n", has))).isEqualTo(ExitCode.OK);

    assertThat(Files.readString(dir.resolve("debs/SHA256SUMS")))
        .matches(
            "[0-9a-f]{64}  library_1%3a2-1_riscv64\\.deb\n[0-9a-f]{64}  driver_1%3a2-1_riscv64\\.deb\n");
    assertThat(dir.resolve("debs"))
        .isDirectoryContaining("glob:**/driver_*.deb")
        .isDirectoryNotContaining("glob:**/tool_*.deb");
    assertThat(out.toString(UTF_8))
        .startsWith("reading the lists of trixie: contrib, main\nfetches ")
        .endsWith("; on the other machine: cfgmgr -i " + dir.resolve("debs") + "\n");
  }

  @Test
  void whatCannotBeHad_isTold() {
    assertThat(fetch(wanting("debian", "driver\nnobodys\n", ""))).isEqualTo(ExitCode.MISSING);

    assertThat(out.toString(UTF_8)).endsWith("the archive of trixie cannot give nobodys\n");
    assertThat(dir.resolve("debs")).isDirectoryContaining("glob:**/tool_*.deb");
  }

  @Test
  void machineOfAnotherDistribution_isRefused() {
    assertThatExceptionOfType(SourceException.class)
        .isThrownBy(() -> fetch(wanting("ubuntu", "driver\n", "")))
        .withMessage(
            "the want list is of ubuntu, and this machine's sources are of debian: fetch on one"
                + " with ubuntu");
  }
}

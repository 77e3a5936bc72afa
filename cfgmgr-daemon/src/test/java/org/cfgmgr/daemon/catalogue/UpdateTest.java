package org.cfgmgr.daemon.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
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
import org.cfgmgr.catalogue.Catalogue;
import org.cfgmgr.catalogue.KernelBuild;
import org.cfgmgr.catalogue.MadeDeb;
import org.cfgmgr.catalogue.SoftwarePackage;
import org.cfgmgr.daemon.command.ExitCode;
import org.cfgmgr.daemon.command.Terminal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the real apt, and an archive of our own in a directory. */
class UpdateTest {
  private static final String RELEASE = "6.1.0-56-amd64";
  private static final String IMAGE = "linux-image-" + RELEASE;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir private Path directory;
  private Path root;
  private Path archive;

  @BeforeEach
  void anArchive() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/apt-get")), "apt-get is not installed");
    root = directory.resolve("root");
    archive = directory.resolve("archive");
    write(root.resolve("etc/os-release"), "ID=debian\nVERSION_ID=12\nVERSION_CODENAME=bookworm\n");
    write(
        root.resolve("etc/apt/sources.list"),
        "deb [trusted=yes] file:" + archive + " bookworm main\n");
    publish("6.1.192-2");
  }

  @Test
  void archive_isFetchedAndBecomesTheCatalogue() throws IOException {
    assertThat(update()).isEqualTo(ExitCode.OK);

    Path file = root.resolve("var/lib/cfgmgr/catalogue/debian-12-amd64.zip");
    assertThat(out.toString(UTF_8))
        .startsWith("fetching the lists of packages and files\n")
        .contains("fetching 1 packages, 0 MB\n", "reading " + IMAGE + "_6.1.192-2_all.deb\n")
        .contains(file + ": 1 kernels, ");
    Catalogue catalogue = Catalogue.read(file);
    KernelBuild kernel = catalogue.kernels().get(0);
    assertThat(kernel.meta()).isEqualTo("linux-image-amd64");
    assertThat(kernel.software().suite()).isEqualTo("bookworm");
    assertThat(catalogue.firmware("bnx2", kernel)).containsExactly("bnx2/a.fw");
    assertThat(catalogue.packageOf("bnx2/a.fw")).map(SoftwarePackage::name).contains("fw-bnx2");
  }

  @Test
  void secondUpdate_fetchesOnlyWhatIsNew() throws Exception {
    update();

    assertThat(update()).isEqualTo(ExitCode.OK);
    assertThat(out.toString(UTF_8)).doesNotContain("fetching 1 packages");

    publish("6.1.200-1");
    assertThat(update()).isEqualTo(ExitCode.OK);
    assertThat(out.toString(UTF_8)).contains("fetching 1 packages");
    assertThat(root.resolve("var/cache/cfgmgr/catalogue/debs"))
        .isDirectoryContaining("glob:**/" + IMAGE + "_6.1.200-1_all.deb")
        .isDirectoryNotContaining("glob:**/" + IMAGE + "_6.1.192-2_all.deb");
  }

  @Test
  void archiveThatCannotBeReached_isSaidInAptsWords() throws IOException {
    write(
        root.resolve("etc/apt/sources.list"),
        "deb [trusted=yes] file:" + directory.resolve("gone") + " bookworm main\n");

    assertThat(update()).isEqualTo(ExitCode.FAILED);
    assertThat(err.toString(UTF_8))
        .startsWith("cfgmgr catalogue: apt-get update failed:\n")
        .contains("gone");
    assertThat(root.resolve("var/lib/cfgmgr")).doesNotExist();
  }

  @Test
  void machineWithoutSources_isToldSo() throws IOException {
    write(root.resolve("etc/apt/sources.list"), "");

    assertThat(update()).isEqualTo(ExitCode.FAILED);
    assertThat(err.toString(UTF_8))
        .isEqualTo(
            "cfgmgr catalogue: no source of bookworm is in /etc/apt/sources.list and"
                + " sources.list.d: add one, or use cfgmgr catalogue build\n");
  }

  private int update() {
    out.reset();
    err.reset();
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            Map.of());
    return new CatalogueCommand(root).run(List.of("update"), terminal);
  }

  /** An archive with one kernel, its meta package, and a package of firmware in Contents. */
  private void publish(String version) throws Exception {
    String architecture = System.getProperty("os.arch", "").equals("aarch64") ? "arm64" : "amd64";
    byte[] kernel =
        new MadeDeb(IMAGE, version)
            .module(RELEASE, "kernel/bnx2.ko", "name=bnx2", "firmware=bnx2/a.fw")
            .bytes();
    String pool = "pool/" + IMAGE + "_" + version + "_all.deb";
    write(archive.resolve(pool), kernel);
    String packages =
        stanza(IMAGE, version)
            + "Filename: %s\nSize: %d\nSHA256: %s\n\n"
                .formatted(pool, kernel.length, sha256(kernel))
            + stanza("linux-image-amd64", version)
            + "Depends: "
            + IMAGE
            + "\nFilename: pool/x.deb\nSize: 1\nSHA256: 00\n\n"
            + stanza("fw-bnx2", "1")
            + "Filename: pool/y.deb\nSize: 1\nSHA256: 00\n\n";
    String contents = "lib/firmware/bnx2/a.fw  kernel/fw-bnx2\n";
    String list = "main/binary-" + architecture + "/Packages";
    write(archive.resolve("dists/bookworm/" + list), packages.getBytes(UTF_8));
    write(archive.resolve("dists/bookworm/main/Contents-all"), contents.getBytes(UTF_8));
    write(
        archive.resolve("dists/bookworm/Release"),
        "Origin: Debian\nSuite: bookworm\nCodename: bookworm\nVersion: 12.15\nComponents: main\n"
            + "Architectures: all "
            + architecture
            + "\nDate: Sat, 21 Nov 2026 09:46:44 UTC\nSHA256:\n"
            + sum(packages, list)
            + sum(contents, "main/Contents-all"));
  }

  private static String stanza(String name, String version) {
    return "Package: %s\nVersion: %s\nArchitecture: all\n".formatted(name, version);
  }

  private static String sum(String text, String name) throws GeneralSecurityException {
    byte[] bytes = text.getBytes(UTF_8);
    return " %s %d %s\n".formatted(sha256(bytes), bytes.length, name);
  }

  private static String sha256(byte[] bytes) throws GeneralSecurityException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private static void write(Path file, String text) throws IOException {
    write(file, text.getBytes(UTF_8));
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }
}

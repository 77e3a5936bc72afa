package org.cfgmgr.daemon.devinstall;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cfgmgr.daemon.command.ExitCode;
import org.cfgmgr.daemon.command.Terminal;
import org.cfgmgr.scan.TestingTree;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a system made for the test, whose package manager is not there to install anything. */
class DevinstallTest {
  @TempDir private Path dir;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void system() throws IOException {
    TestingTree.create().device("pci", "/devices/pci0000:00/0000:00:03.0").writeTo(hardware());
    file("system/lib/modules/6.1.0-1-amd64/modules.dep", "");
    file("system/etc/os-release", "ID=debian\nVERSION_ID=12\n");
    file(
        "system/var/lib/dpkg/status",
        "Package: firmware-a\nStatus: install ok installed\nVersion: 1\n");
    Files.createDirectories(dir.resolve("empty"));
  }

  private Path hardware() {
    return dir.resolve("recording");
  }

  private void file(String name, String text) throws IOException {
    Path file = dir.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private int run(String... arguments) {
    return new Devinstall()
        .run(
            List.of(arguments),
            new Terminal(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                Map.of("CFGMGR_CATALOGUE", "none")));
  }

  private int install(String list) throws IOException {
    file("list", list);
    List<String> all = new ArrayList<>(List.of("-f", dir.resolve("list").toString(), "-s"));
    all.addAll(List.of("-d", dir.resolve("empty").toString()));
    all.addAll(List.of("--root", dir.resolve("system").toString()));
    all.addAll(List.of("--hardware", hardware().toString()));
    return run(all.toArray(String[]::new));
  }

  private String failures() throws IOException {
    return Files.readString(dir.resolve("system/var/log/cfgmgr/dev_pkg.fail"));
  }

  @Test
  void whatFailed_isListedAndCounted() throws IOException {
    assertThat(install("other:firmware-a\nfirmware-b:firmware-c\n")).isEqualTo(2);
    assertThat(failures()).isEqualTo("firmware-b:firmware-c\n");
    assertThat(err.toString(UTF_8))
        .startsWith("devinstall: " + dir.resolve("empty") + " holds no packages\n")
        .endsWith("devinstall: not installed: firmware-b:firmware-c\n");

    assertThat(install("firmware-b\n")).isEqualTo(1);
    assertThat(failures()).isEqualTo("firmware-b\n");
  }

  @Test
  void allThere_isWell() throws IOException {
    assertThat(install("firmware-a\n")).isEqualTo(ExitCode.OK);
    assertThat(install("")).isEqualTo(ExitCode.OK);
    assertThat(failures()).isEmpty();
  }

  @Test
  void wrongList_isUsage() throws IOException {
    assertThat(install("a b\n")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString(UTF_8))
        .startsWith("devinstall: " + dir.resolve("list") + ":1: 'a b' is no name of a package;");
  }

  @Test
  void noList_isUsage() {
    assertThat(run()).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString(UTF_8))
        .startsWith("devinstall: -f FILE is missing: say which packages are to be installed\n");
  }
}

package org.cfgmgr.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts the real script in an installed layout, with Javas that only print their arguments. */
class LauncherTest {
  private static final Path BIN = Path.of(System.getProperty("basedir", ".")).resolve("../bin");

  @TempDir Path root;

  @BeforeEach
  void install() throws IOException {
    Files.createDirectories(root.resolve("bin"));
    Files.createDirectories(root.resolve("lib/cfgmgr/cds"));
    Files.copy(BIN.resolve("cfgmgr"), root.resolve("bin/cfgmgr"));
    Files.copy(BIN.resolve("lib/java.sh"), root.resolve("lib/cfgmgr/java.sh"));
    Files.createFile(root.resolve("lib/cfgmgr/cfgmgr.jar"));
    Files.createSymbolicLink(root.resolve("bin/lsdev"), Path.of("cfgmgr"));
  }

  @Test
  void command_calledByItsName() throws Exception {
    Run run = run(root.resolve("bin/lsdev"), java("17.0.9"), "-C", "-l", "a b");

    assertThat(run.lines()).endsWith("org.cfgmgr.daemon.Main", "lsdev", "-C", "-l", "a b");
    assertThat(run.code()).isEqualTo(7);
  }

  @Test
  void command_calledThroughCfgmgr() throws Exception {
    Run run = run(root.resolve("bin/cfgmgr"), java("17.0.9"), "lsdev", "-C");

    assertThat(run.lines()).endsWith("org.cfgmgr.daemon.Main", "cfgmgr", "lsdev", "-C");
  }

  @Test
  void command_calledByALinkFromElsewhere() throws Exception {
    Path elsewhere = Files.createDirectories(root.resolve("else where")).resolve("lsattr");
    Files.createSymbolicLink(elsewhere, root.resolve("bin/lsdev"));

    Run run = run(elsewhere, java("17.0.9"), "-E");

    assertThat(run.lines())
        .contains(root.toRealPath().resolve("lib/cfgmgr/cfgmgr.jar").toString())
        .endsWith("org.cfgmgr.daemon.Main", "lsattr", "-E");
  }

  @Test
  void options_fitTheJava() throws Exception {
    assertThat(run(root.resolve("bin/lsdev"), java("17.0.9")).lines())
        .doesNotContain("--enable-native-access=ALL-UNNAMED");
    assertThat(run(root.resolve("bin/lsdev"), java("25.0.1")).lines())
        .contains("--enable-native-access=ALL-UNNAMED");
  }

  @Test
  void classData_ofThisJavaIsUsed() throws Exception {
    Path cds = root.toRealPath().resolve("lib/cfgmgr/cds");
    Files.writeString(cds.resolve("17.0.9+1.jsa"), "data");
    Files.writeString(cds.resolve("25.0.1+1.aot"), "data");
    Files.createFile(cds.resolve("21.0.2+1.jsa"));

    assertThat(run(root.resolve("bin/lsdev"), java("17.0.9")).lines())
        .contains("-XX:SharedArchiveFile=" + cds.resolve("17.0.9+1.jsa"));
    assertThat(run(root.resolve("bin/lsdev"), java("25.0.1")).lines())
        .contains("-XX:AOTCache=" + cds.resolve("25.0.1+1.aot"));
    assertThat(run(root.resolve("bin/lsdev"), java("21.0.2")).lines())
        .noneMatch(line -> line.contains("SharedArchiveFile"));
    assertThat(run(root.resolve("bin/lsdev"), java("17.0.10")).lines())
        .noneMatch(line -> line.contains("SharedArchiveFile"));
  }

  @Test
  void java_tooOldOrAbsent() throws Exception {
    Path old = java("1.8.0_402");

    Run run = run(root.resolve("bin/lsdev"), old);

    assertThat(run.lines())
        .containsExactly(
            "lsdev: CFGMGR_JAVA="
                + old
                + ": no Java 17 or newer there; name a directory that holds bin/java and a release"
                + " file");
    assertThat(run.code()).isEqualTo(1);
  }

  @Test
  void jar_missing() throws Exception {
    Path jar = root.toRealPath().resolve("lib/cfgmgr/cfgmgr.jar");
    Files.delete(jar);

    Run run = run(root.resolve("bin/lsdev"), java("17.0.9"));

    assertThat(run.lines()).containsExactly("lsdev: cannot read " + jar);
    assertThat(run.code()).isEqualTo(1);
  }

  private record Run(List<String> lines, int code) {}

  /** A Java of that version, which prints each of its arguments on a line and exits with 7. */
  private Path java(String version) throws IOException {
    Path home = Files.createDirectories(root.resolve("java-" + version));
    Files.createDirectories(home.resolve("bin"));
    Path java = home.resolve("bin/java");
    Files.writeString(java, "#!/bin/sh\nprintf '%s\\n' \"$@\"\nexit 7\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
    Files.writeString(
        home.resolve("release"),
        "IMPLEMENTOR=\"Nobody\"\nJAVA_RUNTIME_VERSION=\"%s+1\"\nJAVA_VERSION=\"%s\"\n"
            .formatted(version, version));
    return home;
  }

  private static Run run(Path script, Path java, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(Map.of("CFGMGR_JAVA", java.toString(), "JAVA_TOOL_OPTIONS", "x"));
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Run(output.lines().toList(), process.waitFor());
  }
}

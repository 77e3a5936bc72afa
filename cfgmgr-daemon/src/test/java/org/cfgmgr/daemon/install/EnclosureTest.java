package org.cfgmgr.daemon.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cfgmgr.method.Action;
import org.cfgmgr.method.Result;
import org.cfgmgr.method.act.Actuators;
import org.cfgmgr.method.act.Limits;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tools of a system that does not run: here one that has nothing but a static shell. */
class EnclosureTest {
  private static final Path BUSYBOX = Path.of("/bin/busybox");

  @TempDir private Path root;
  @TempDir private Path packages;

  @BeforeEach
  void make() throws IOException {
    assumeTrue(
        new com.sun.security.auth.module.UnixSystem().getUid() == 0, "needs root, for chroot");
    assumeTrue(Files.isExecutable(BUSYBOX), "needs busybox-static, as the shell of a system");
    for (String name : List.of("bin", "proc", "sys", "dev", "run", "etc", "usr/sbin", "var")) {
      Files.createDirectories(root.resolve(name));
    }
    Files.copy(BUSYBOX, root.resolve("bin/busybox"));
    for (String name : List.of("sh", "env", "cat", "ls", "sleep", "usr/sbin/policy-rc.d")) {
      if (!name.contains("/")) {
        Files.createSymbolicLink(root.resolve("bin/" + name), Path.of("busybox"));
      }
    }
    Files.writeString(packages.resolve("a.deb"), "x");
  }

  private Result run(Duration limit, List<String> seen, String script) {
    Action tool =
        new Action.RunTool(
            "try",
            root,
            Map.of("WORD", "a b"),
            List.of("sh", "-c", script),
            limit,
            Optional.empty(),
            Map.of("/var/packages", packages));
    return Actuators.system(seen::add, Limits.USUAL).perform(tool);
  }

  @Test
  void tool_seesItsOwnRootAndWhatItIsLent() {
    List<String> seen = new ArrayList<>();

    Result result =
        run(
            Duration.ofSeconds(30),
            seen,
            "echo \"$WORD\"; ls /var/packages /proc/self/exe; ls /usr/sbin; sh /usr/sbin/policy-rc.d");

    assertThat(result.out()).contains("a b\n", "a.deb\n", "/proc/self/exe\n", "policy-rc.d\n");
    assertThat(seen).contains("a b", "a.deb");
    // No service may be started (policy-rc.d(8)).
    assertThat(result.code()).isEqualTo(101);
  }

  @Test
  void loopDevice_isItsOwnFile_sinceGrubLeavesOutKernelsElse() {
    Result result = run(Duration.ofSeconds(30), new ArrayList<>(), "losetup /dev/loop3");

    assertThat(result.out()).isEqualTo("/dev/loop3: 0 (/dev/loop3)\n");
  }

  @Test
  void afterwards_nothingIsMountedAndNothingIsLeft() throws IOException {
    run(Duration.ofSeconds(30), new ArrayList<>(), "true");

    assertThat(Files.readString(Path.of("/proc/self/mountinfo"))).doesNotContain(root.toString());
    assertThat(root.resolve("usr/sbin/policy-rc.d")).doesNotExist();
    assertThat(root.resolve("proc/self")).doesNotExist();
    assertThat(packages.resolve("a.deb")).exists();
  }

  @Test
  void toolWhoseTimeIsUp_isEndedAndNothingIsLeft() throws IOException {
    Result result = run(Duration.ofSeconds(1), new ArrayList<>(), "sleep 100");

    assertThat(result.kind()).isEqualTo(Result.Kind.TIMED_OUT);
    assertThat(Files.readString(Path.of("/proc/self/mountinfo"))).doesNotContain(root.toString());
    assertThat(root.resolve("usr/sbin/policy-rc.d")).doesNotExist();
  }

  @Test
  void toolOfAKilledRun_isWaitedFor() throws IOException, InterruptedException {
    Process other = new ProcessBuilder("flock", root.toString(), "sh", "-c", "echo; cat").start();
    assertThat(other.getInputStream().read()).isEqualTo('\n');

    assertThat(run(Duration.ofSeconds(1), new ArrayList<>(), "true").kind())
        .isEqualTo(Result.Kind.TIMED_OUT);

    other.getOutputStream().close();
    other.waitFor();
    assertThat(run(Duration.ofSeconds(30), new ArrayList<>(), "true").failed()).isFalse();
  }

  @Test
  void policyThatAPowerCutLeft_isOursAndGoes() throws IOException {
    Path policy = root.resolve("usr/sbin/policy-rc.d");
    Files.writeString(policy, "#!/bin/sh\n# cfgmgr\nexit 101\n");

    run(Duration.ofSeconds(30), new ArrayList<>(), "true");
    assertThat(policy).doesNotExist();

    Files.writeString(policy, "#!/bin/sh\nexit 0\n");
    run(Duration.ofSeconds(30), new ArrayList<>(), "true");
    assertThat(policy).hasContent("#!/bin/sh\nexit 0");
  }
}

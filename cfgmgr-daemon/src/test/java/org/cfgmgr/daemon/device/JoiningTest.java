package org.cfgmgr.daemon.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.cfgmgr.daemon.command.Command;
import org.cfgmgr.daemon.command.ExitCode;
import org.cfgmgr.daemon.device.DeviceBench.Ended;
import org.cfgmgr.odm.RunLock;
import org.cfgmgr.scan.TestingTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands as users call them, on this machine: of a device that only the ODM knows, so that
 * nothing is done to it.
 */
class JoiningTest {
  @TempDir Path root;

  private Ended run(Command command, Map<String, String> environment, String... arguments) {
    System.setProperty("cfgmgr.home", Path.of("..").toAbsolutePath().normalize().toString());
    try {
      return DeviceBench.run(command, environment, arguments);
    } finally {
      System.clearProperty("cfgmgr.home");
    }
  }

  @Test
  void methodOfARun_mayUseThemAndNobodyElse() {
    Path directory = root.resolve("objrepos");
    DeviceBench.stored(root, TestingTree.create()).stanzas(AixTypes.stanzas()).close();
    Map<String, String> other = Map.of("ODMDIR", directory.toString());
    String[] pseudo = {"-c", "pty", "-s", "pty", "-t", "pty"};

    try (RunLock lock = RunLock.acquire(directory, "cfgmgr", Map.of(), InstantSource.system())) {
      Map<String, String> method =
          Map.of("ODMDIR", directory.toString(), RunLock.TOKEN, lock.token());
      assertThat(run(new Mkdev(), method, pseudo))
          .isEqualTo(new Ended(ExitCode.OK, "pty0 Available\n", ""));
      assertThat(run(new Rmdev(), other, "-dl", "pty0").code()).isEqualTo(ExitCode.LOCKED);
      assertThat(run(new Rmdev(), other, "-q", "-dl", "pty0"))
          .isEqualTo(new Ended(ExitCode.LOCKED, "", ""));
      assertThat(run(new Rmdev(), method, "-dl", "pty0"))
          .isEqualTo(new Ended(ExitCode.OK, "pty0 deleted\n", ""));
    }
    assertThat(run(new Mkdev(), other, pseudo))
        .isEqualTo(new Ended(ExitCode.OK, "pty0 Available\n", ""));
  }
}

package org.cfgmgr.daemon.install;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cfgmgr.method.Action;
import org.cfgmgr.method.Actuator;
import org.cfgmgr.method.Result;
import org.cfgmgr.method.act.Actuators;
import org.cfgmgr.method.act.Limits;

/**
 * Packages that travel with a system: in a directory of its own, or on a file system with the label
 * CFGREPO, which is mounted while they are used.
 */
public final class Medium implements AutoCloseable {
  private static final Path OWN = Path.of("/var/lib/cfgmgr/packages");
  private static final Path LABELLED = Path.of("/dev/disk/by-label/CFGREPO");
  private static final Path PLACE = Path.of("/run/cfgmgr/medium");
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Optional<Path> directory;
  private final boolean mounted;

  private Medium(Optional<Path> directory, boolean mounted) {
    this.directory = directory;
    this.mounted = mounted;
  }

  /** Whether there are any. */
  public static boolean travels() {
    return Files.isDirectory(OWN) || Files.exists(LABELLED);
  }

  /** What there is. */
  public static Medium find() {
    if (Files.isDirectory(OWN)) {
      return new Medium(Optional.of(OWN), false);
    }
    if (!Files.exists(LABELLED)) {
      return new Medium(Optional.empty(), false);
    }
    boolean done =
        run("mkdir", "-p", PLACE.toString())
            && run("mount", "-o", "ro", LABELLED.toString(), PLACE.toString());
    return new Medium(done ? Optional.of(PLACE) : Optional.empty(), done);
  }

  /** Where the packages are; empty when none travelled along. */
  public Optional<Path> directory() {
    return directory;
  }

  @Override
  public void close() {
    if (mounted) {
      run("umount", PLACE.toString());
    }
  }

  private static boolean run(String... command) {
    Actuator tools = Actuators.system(line -> {}, Limits.USUAL);
    Result result =
        tools.perform(
            new Action.RunTool(
                "use the medium",
                Path.of("/"),
                Map.of(),
                List.of(command),
                LIMIT,
                Optional.empty()));
    return !result.failed() && result.code() == 0;
  }
}

package org.cfgmgr.daemon.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.cfgmgr.odm.LockHeldException;
import org.cfgmgr.odm.LockWish;
import org.cfgmgr.odm.Odm;
import org.cfgmgr.odm.OdmException;
import org.cfgmgr.odm.RunLock;
import org.cfgmgr.odm.Seeds;
import org.cfgmgr.odm.SqliteOdm;

/**
 * Which ODM a command works on: that of {@code ODMDIR}, else that of this machine.
 *
 * @param directory where the store is or will be
 * @param seeds the stanza files that a new store is filled from
 */
public record OdmLocation(Path directory, Path seeds) {
  private static final Path MACHINE = Path.of("/var/lib/cfgmgr/objrepos");

  /** Longer than the daemon takes to end the programs of its run. */
  private static final Duration DAEMON_LIMIT = Duration.ofSeconds(30);

  private static final Path SEEDS = Path.of("/etc/cfgmgr/objrepos");

  /** Decides by the environment and by the system properties that the launcher sets. */
  public static OdmLocation of(Map<String, String> environment) {
    String directory = environment.getOrDefault("ODMDIR", "");
    return new OdmLocation(directory.isEmpty() ? MACHINE : Path.of(directory), shippedWith());
  }

  /**
   * Opens the store to read it. One that is not there yet is made first, and one that is older than
   * what comes with the product is brought up to date, where that is permitted.
   *
   * @throws OdmException when there is none and this user cannot make it
   */
  public Odm openToRead(OdmCommand command, Terminal terminal) {
    if (!exists()) {
      if (!canBeMade()) {
        throw new OdmException("cfgmgr has not run on this machine yet: run cfgmgr as root");
      }
      try (RunLock lock = lock(command, terminal)) {
        openToWrite(command, terminal).close();
      }
    }
    SqliteOdm odm = SqliteOdm.openReadOnly(directory);
    if (!canBeMade() || !Files.isDirectory(seeds) || !Seeds.stale(odm, seeds)) {
      return odm;
    }
    odm.close();
    catchUp(command, terminal);
    return SqliteOdm.openReadOnly(directory);
  }

  /** A store of its own that is thrown away, filled. */
  Odm inMemory(OdmCommand command, Terminal terminal) {
    SqliteOdm odm = SqliteOdm.inMemory();
    refresh(odm, command, terminal);
    return odm;
  }

  /**
   * Opens the store to write it, filled with what comes with the product. The caller holds the
   * lock.
   */
  Odm openToWrite(OdmCommand command, Terminal terminal) {
    SqliteOdm odm = SqliteOdm.open(directory);
    refresh(odm, command, terminal);
    return odm;
  }

  /**
   * Takes in what comes with the product where the store lacks it, and tells the mistakes in it.
   */
  public void refresh(SqliteOdm odm, OdmCommand command, Terminal terminal) {
    if (Seeds.stale(odm, seeds)) {
      Seeds.load(odm, seeds).forEach(problem -> command.say(terminal, problem));
    }
  }

  /**
   * Takes the configuration lock, or joins the run that started this command.
   *
   * @throws OdmException when another holds it, or this user may not write
   */
  public RunLock lock(OdmCommand command, Terminal terminal) {
    if (!canBeMade()) {
      throw new OdmException(
          "cannot write to the ODM in " + directory + ": be root, or set ODMDIR");
    }
    try {
      return RunLock.acquire(
          directory, command.name(), terminal.environment(), InstantSource.system());
    } catch (LockHeldException e) {
      if (!e.givesWay()) {
        throw e;
      }
      return lockOfDaemon(command, terminal);
    }
  }

  /** The daemon ends its run, and does it again when the command has ended. */
  private RunLock lockOfDaemon(OdmCommand command, Terminal terminal) {
    try (LockWish wish = LockWish.of(directory)) {
      return RunLock.acquire(
          directory,
          command.name(),
          terminal.environment(),
          InstantSource.system(),
          DAEMON_LIMIT,
          () -> Thread.sleep(20));
    }
  }

  private void catchUp(OdmCommand command, Terminal terminal) {
    try (RunLock lock = lock(command, terminal)) {
      openToWrite(command, terminal).close();
    } catch (LockHeldException e) {
      // A run is under way, which has caught up itself; who only reads need not wait for it.
      return;
    }
  }

  private boolean exists() {
    return Files.exists(directory.resolve(SqliteOdm.FILE));
  }

  private boolean canBeMade() {
    Path place = directory.toAbsolutePath();
    while (place.getParent() != null && !Files.exists(place)) {
      place = place.getParent();
    }
    return Files.isWritable(place);
  }

  private static Path shippedWith() {
    Path shipped = Path.of(System.getProperty("cfgmgr.home", ""), "etc", "objrepos");
    return Files.isDirectory(shipped) ? shipped : SEEDS;
  }
}

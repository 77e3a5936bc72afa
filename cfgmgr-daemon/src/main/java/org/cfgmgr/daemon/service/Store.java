package org.cfgmgr.daemon.service;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.cfgmgr.daemon.command.OdmLocation;
import org.cfgmgr.daemon.log.Log;
import org.cfgmgr.method.act.Orphans;
import org.cfgmgr.odm.LockHeldException;
import org.cfgmgr.odm.LockWish;
import org.cfgmgr.odm.OdmException;
import org.cfgmgr.odm.RunLock;
import org.cfgmgr.odm.Seeds;
import org.cfgmgr.odm.SqliteOdm;

/** The daemon's way to the store: it waits for people, and they do not for it. */
final class Store {
  private static final Duration MOMENT = Duration.ofMillis(50);

  private final OdmLocation location;
  private final Map<String, String> environment;
  private final Desk desk;

  Store(OdmLocation location, Map<String, String> environment, Desk desk) {
    this.location = location;
    this.environment = environment;
    this.desk = desk;
  }

  Path directory() {
    return location.directory();
  }

  /** Whether a person wants what the daemon has. */
  boolean isWanted() {
    return LockWish.isMade(location.directory());
  }

  /**
   * Waits until nobody else has the lock, or wants it.
   *
   * @throws InterruptedException when the daemon is to end first
   */
  RunLock lock(Log log) throws InterruptedException {
    boolean told = false;
    while (!desk.isEnded()) {
      if (!isWanted()) {
        try {
          return RunLock.acquire(
              location.directory(), RunLock.DAEMON, environment, InstantSource.system());
        } catch (LockHeldException e) {
          if (!told) {
            log.info(String.valueOf(e.getMessage()));
            told = true;
          }
        }
      }
      desk.pause(MOMENT);
    }
    throw new InterruptedException("the daemon ends");
  }

  SqliteOdm open() {
    return SqliteOdm.open(location.directory());
  }

  /** Takes in what came with the product, and ends what a killed run left. */
  void prepare(SqliteOdm odm, RunLock lock, Log log) {
    if (Seeds.stale(odm, location.seeds())) {
      Seeds.load(odm, location.seeds()).forEach(log::warning);
    }
    int orphans = Orphans.end(location.directory(), lock.token());
    if (orphans > 0) {
      log.warning(
          "a run was killed in the middle; ended what its programs left: "
              + orphans
              + (orphans == 1 ? " process" : " processes"));
    }
  }

  /** What methods see, so that their own commands join the run. */
  Map<String, String> joining(RunLock lock) {
    return Map.of(RunLock.TOKEN, lock.token(), "ODMDIR", location.directory().toString());
  }

  /** What is wrong with the store, a line each. */
  List<String> faults() {
    try (SqliteOdm odm = SqliteOdm.openReadOnly(location.directory())) {
      return odm.faults();
    } catch (OdmException e) {
      return List.of(String.valueOf(e.getMessage()));
    }
  }
}

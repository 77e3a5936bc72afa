package org.cfgmgr.daemon.cfgmgr;

import org.cfgmgr.daemon.command.OdmLocation;
import org.cfgmgr.daemon.command.Terminal;
import org.cfgmgr.odm.SqliteOdm;

/** Which ODM a run is about. */
final class OdmChoice {
  private static final String PLACE = "var/lib/cfgmgr/objrepos";

  private OdmChoice() {}

  /** {@code ODMDIR}, else that of the installed system that the run is about. */
  static OdmLocation location(Options options, Terminal terminal) {
    OdmLocation ours = OdmLocation.of(terminal.environment());
    return named(terminal) || options.root().isEmpty()
        ? ours
        : new OdmLocation(options.root().get().resolve(PLACE), ours.seeds());
  }

  /**
   * A store that is thrown away: a copy of the one that the run is about. A recording that belongs
   * to no installed system starts with an empty one, for our own names mean nothing there.
   */
  static SqliteOdm copy(Options options, Terminal terminal) {
    boolean foreign = options.hardware().isPresent() && options.root().isEmpty();
    return foreign && !named(terminal)
        ? SqliteOdm.inMemory()
        : SqliteOdm.copyOf(location(options, terminal).directory());
  }

  /** Whether the user names one. */
  static boolean named(Terminal terminal) {
    return !terminal.environment().getOrDefault("ODMDIR", "").isEmpty();
  }
}

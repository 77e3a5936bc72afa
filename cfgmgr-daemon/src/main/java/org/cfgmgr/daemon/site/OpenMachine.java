package org.cfgmgr.daemon.site;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.cfgmgr.attr.KernelAttributes;
import org.cfgmgr.daemon.command.OdmCommand;
import org.cfgmgr.daemon.command.OdmLocation;
import org.cfgmgr.daemon.command.Terminal;
import org.cfgmgr.daemon.conf.Settings;
import org.cfgmgr.daemon.engine.Machine;
import org.cfgmgr.daemon.engine.Software;
import org.cfgmgr.daemon.software.DeviceSoftware;
import org.cfgmgr.guard.Guard;
import org.cfgmgr.method.Action;
import org.cfgmgr.method.Actuator;
import org.cfgmgr.method.act.Actuators;
import org.cfgmgr.method.act.Limits;
import org.cfgmgr.method.act.Programs;
import org.cfgmgr.odm.Odm;
import org.cfgmgr.odm.RunLock;
import org.cfgmgr.odm.SqliteOdm;
import org.cfgmgr.uevent.Uevents;

/** The machine we run on, with its store open and locked, for the time of one command. */
public final class OpenMachine implements AutoCloseable {
  private static final Path SLASH = Path.of("/");

  /** A log is in memory, so that reading it takes no time to speak of. */
  private static final Duration LOG_LIMIT = Duration.ofSeconds(10);

  private final RunLock lock;
  private final SqliteOdm odm;
  private final Machine machine;

  private OpenMachine(RunLock lock, SqliteOdm odm, Machine machine) {
    this.lock = lock;
    this.odm = odm;
    this.machine = machine;
  }

  /**
   * Takes the lock, or joins the run that started this command, and opens the store.
   *
   * @throws org.cfgmgr.odm.OdmException when another holds the lock, or this user may not write
   */
  public static OpenMachine open(OdmCommand command, Terminal terminal, Settings settings) {
    OdmLocation location = OdmLocation.of(terminal.environment());
    RunLock lock = location.lock(command, terminal);
    SqliteOdm odm = SqliteOdm.open(location.directory());
    location.refresh(odm, command, terminal);
    Site site = Site.of(Optional.empty(), Optional.empty(), Optional.empty());
    Map<String, String> joining =
        Map.of(RunLock.TOKEN, lock.token(), "ODMDIR", location.directory().toString());
    return new OpenMachine(lock, odm, live(site, odm, joining, settings, terminal.environment()));
  }

  /** The machine we run on. */
  public static Machine live(
      Site site,
      Odm odm,
      Map<String, String> joining,
      Settings settings,
      Map<String, String> ours) {
    Guard guard = Guard.live(SLASH);
    Map<String, String> environment = new TreeMap<>(joining);
    // A method's own odmget and chdev are those of the cfgmgr that runs it.
    environment.put(
        "PATH", System.getProperty("cfgmgr.bin", "/usr/sbin") + ":" + Actuators.SEARCH_PATH);
    Actuator actuator =
        Actuators.live(
            odm,
            Actuators.cleanEnvironment(environment),
            guard,
            new Limits(settings.loadLimit(), settings.termGrace()));
    return new Machine(
        site.hardware(),
        site.kernel(),
        site.loadedModules(),
        KernelAttributes.live(SLASH),
        Uevents::kernel,
        guard,
        odm,
        actuator,
        software(site, ours));
  }

  /** The software of a system; of the one that runs, with what its kernel logged. */
  public static Software software(Site site, Map<String, String> ours) {
    Supplier<String> log = site.here() ? OpenMachine::log : () -> "";
    return new DeviceSoftware(site.root(), site.kernel(), ours, log, site.hardware().files());
  }

  private static String log() {
    return new Programs(Map.of()).run(SLASH, LOG_LIMIT, List.of("dmesg")).out();
  }

  /** A machine that is only seen: what would be done to it is told. */
  public static Machine seen(Site site, Odm copy, Consumer<Action> told, Map<String, String> ours) {
    return new Machine(
        site.hardware(),
        site.kernel(),
        site.loadedModules(),
        site.here() ? KernelAttributes.live(SLASH) : KernelAttributes.none(),
        Uevents::none,
        Guard.none(),
        copy,
        Actuators.recording(copy, told),
        software(site, ours));
  }

  public Machine machine() {
    return machine;
  }

  @Override
  public void close() {
    odm.close();
    lock.close();
  }
}

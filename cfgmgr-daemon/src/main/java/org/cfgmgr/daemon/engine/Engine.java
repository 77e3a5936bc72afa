package org.cfgmgr.daemon.engine;

import org.cfgmgr.daemon.command.Stop;
import org.cfgmgr.daemon.conf.Settings;

/** The configuration manager: brings a machine's devices and its ODM together. */
public final class Engine {
  private Engine() {}

  /**
   * Does one run. What goes wrong with a device, a rule or a method is in the report and never
   * stops the run.
   *
   * @throws org.cfgmgr.odm.OdmException when the ODM cannot be read or written
   * @throws org.cfgmgr.scan.HardwareException when there are no devices to be seen at all
   */
  public static RunReport run(
      Machine machine, RunRequest request, Settings settings, RunListener listener, Stop stop) {
    try (Pool pool = new Pool(settings.parallel())) {
      stop.whenAsked(machine.actuator()::stop);
      return new Run(machine, request, settings, listener, pool, stop).run();
    }
  }

  /** The same with the usual settings, and nobody who listens or stops it. */
  public static RunReport run(Machine machine, RunRequest request) {
    return run(machine, request, Settings.usual(), new RunListener() {}, new Stop());
  }
}

package org.cfgmgr.daemon.engine;

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
  public static RunReport run(Machine machine, RunRequest request, RunListener listener) {
    return new Run(machine, request, listener).run();
  }
}

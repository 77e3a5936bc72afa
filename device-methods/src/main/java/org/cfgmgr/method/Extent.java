package org.cfgmgr.method;

/** How far a change of attributes reaches (IBM, "chdev Command"). */
public enum Extent {
  /** The device and the ODM; the device is reset where the attribute needs it. */
  DEVICE(true, true, true, ""),
  /** {@code -P}: the ODM, so that it is in effect after the next boot. */
  DATABASE(false, true, false, "-P"),
  /** {@code -T}: the device until the next boot, and not the ODM. */
  RUNNING(true, false, true, "-T"),
  /** {@code -U}: the device and the ODM, but no reset. */
  WITHOUT_RESET(true, true, false, "-U");

  private final boolean kernel;
  private final boolean database;
  private final boolean resets;
  private final String flag;

  Extent(boolean kernel, boolean database, boolean resets, String flag) {
    this.kernel = kernel;
    this.database = database;
    this.resets = resets;
    this.flag = flag;
  }

  /** Whether the device that runs is changed. */
  public boolean reachesKernel() {
    return kernel;
  }

  /** Whether the ODM is changed. */
  public boolean reachesDatabase() {
    return database;
  }

  /** Whether a device may be reset. */
  public boolean resets() {
    return resets;
  }

  /** The option that asks for it, "" for what is usual. */
  public String flag() {
    return flag;
  }
}

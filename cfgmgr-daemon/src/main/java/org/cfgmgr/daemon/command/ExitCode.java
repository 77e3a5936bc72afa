package org.cfgmgr.daemon.command;

/** What the commands' exit codes mean. */
public final class ExitCode {
  /** All is well. */
  public static final int OK = 0;

  /** Something failed; the messages say what. */
  public static final int FAILED = 1;

  /** The command was not called as it must be. */
  public static final int USAGE = 2;

  /** All that could be done was done, and device software is missing. */
  public static final int MISSING = 3;

  /** Another run holds the configuration lock. */
  public static final int LOCKED = 4;

  /** Attributes are not as they are wanted; nothing failed. */
  public static final int DRIFT = 5;

  /** A system will not boot. */
  public static final int NO_BOOT = 6;

  /** An error of the program itself. */
  public static final int INTERNAL = 70;

  private ExitCode() {}
}

package org.cfgmgr.preflight;

/**
 * One thing that was looked at.
 *
 * @param name what: {@code boot loader}, {@code kernel}, {@code storage} ...
 * @param stage how far the machine comes without it
 * @param reason what was found, for people
 * @param remedy what to do about it, "" when nothing is to be done
 */
public record Check(String name, Stage stage, Result result, String reason, String remedy) {
  /** What came of it. */
  public enum Result {
    OK,
    /** Not good, but it does not stop anything. */
    WARN,
    FAIL,
    /** It cannot be told from what was given. */
    UNKNOWN
  }

  /** What hangs on it. */
  public enum Stage {
    /** Whether the root file system is reached and the system starts. */
    BOOT,
    /** Whether it then answers on its network. */
    REACH,
    /** Neither. */
    COMFORT
  }

  static Check ok(String name, Stage stage, String reason) {
    return new Check(name, stage, Result.OK, reason, "");
  }

  static Check warn(String name, Stage stage, String reason, String remedy) {
    return new Check(name, stage, Result.WARN, reason, remedy);
  }

  static Check fail(String name, Stage stage, String reason, String remedy) {
    return new Check(name, stage, Result.FAIL, reason, remedy);
  }

  static Check unknown(String name, Stage stage, String reason, String remedy) {
    return new Check(name, stage, Result.UNKNOWN, reason, remedy);
  }
}

package org.cfgmgr.method;

/**
 * What became of an action.
 *
 * @param code the exit code of the program that did it, 0 when all is well
 * @param out its standard output
 * @param err its standard error, or why it could not be started
 */
public record Result(Kind kind, int code, String out, String err) {
  /** How an action ended. */
  public enum Kind {
    /** It was done. */
    DONE,
    /** It was told, not done: this is a dry run or a recording. */
    PLANNED,
    /** It was tried and failed. */
    FAILED,
    /** It was ended since its time was up. */
    TIMED_OUT
  }

  public static Result done() {
    return new Result(Kind.DONE, 0, "", "");
  }

  public static Result planned() {
    return new Result(Kind.PLANNED, 0, "", "");
  }

  public static Result failed(String why) {
    return new Result(Kind.FAILED, -1, "", why);
  }

  public boolean failed() {
    return kind == Kind.FAILED || kind == Kind.TIMED_OUT;
  }
}

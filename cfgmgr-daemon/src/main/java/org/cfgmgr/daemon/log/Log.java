package org.cfgmgr.daemon.log;

import java.io.PrintStream;
import java.time.InstantSource;

/**
 * Where the daemon says what it does. Every line bears the id of the run that it belongs to, or a
 * dash.
 *
 * @param run the id of a run
 */
public record Log(PrintStream out, LogFormat format, InstantSource clock, String run) {
  /** What belongs to no run. */
  public static final String NO_RUN = "-";

  public Log(PrintStream out, LogFormat format, InstantSource clock) {
    this(out, format, clock, NO_RUN);
  }

  /** The same for what belongs to a run. */
  public Log of(String id) {
    return new Log(out, format, clock, id);
  }

  /** The same in another format. */
  public Log as(LogFormat other) {
    return new Log(out, other, clock, run);
  }

  public void error(String text) {
    write(Level.ERROR, text);
  }

  public void warning(String text) {
    write(Level.WARNING, text);
  }

  public void notice(String text) {
    write(Level.NOTICE, text);
  }

  public void info(String text) {
    write(Level.INFO, text);
  }

  /** A text of several lines is as many lines of the log. */
  private void write(Level level, String text) {
    StringBuilder lines = new StringBuilder();
    text.lines()
        .map(line -> line.replaceAll("\\p{Cntrl}", " ").stripTrailing())
        .forEach(line -> lines.append(format.line(clock.instant(), level, run, line)).append('\n'));
    out.print(lines);
    out.flush();
  }
}

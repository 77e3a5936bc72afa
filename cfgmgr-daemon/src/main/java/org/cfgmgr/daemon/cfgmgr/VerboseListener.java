package org.cfgmgr.daemon.cfgmgr;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.cfgmgr.daemon.engine.RunListener;
import org.cfgmgr.method.Result;

/**
 * Prints a run as AIX's cfgmgr -v does: what is started, its output and its return code, the time
 * since the start in seconds and the LED value (from public logs of AIX boots).
 */
final class VerboseListener implements RunListener {
  private static final String RULE = "----------------";

  /** A program is about to run, and control is back (AIX's LED codes). */
  private static final String INVOKING = "0x538";

  private static final String RETURNED = "0x539";

  private final PrintStream out;
  private final InstantSource clock;
  private final Instant start;

  VerboseListener(PrintStream out, InstantSource clock) {
    this.out = out;
    this.clock = clock;
    this.start = clock.instant();
  }

  @Override
  public void started(int phase) {
    out.println("cfgmgr is running in phase " + phase);
  }

  @Override
  public void ruleStarted(String program) {
    out.println(RULE);
    time(INVOKING);
    out.println("Invoking top level program -- \"" + program + "\"");
  }

  @Override
  public void ruleEnded(String program, Result result) {
    ended(result);
  }

  @Override
  public void methodStarted(String device, int led, List<String> command) {
    out.println(RULE);
    out.println("Attempting to configure device '" + device + "'");
    time("0x" + Integer.toHexString(led));
    out.println("Invoking " + String.join(" ", command));
  }

  @Override
  public void methodEnded(String device, Result result) {
    ended(result);
  }

  private void ended(Result result) {
    time(RETURNED);
    out.println("Return code = " + result.code());
    stream("stdout", result.out());
    stream("stderr", result.err());
  }

  private void stream(String name, String text) {
    if (text.isBlank()) {
      out.println("*** no " + name + " ****");
    } else {
      out.println("***** " + name + " *****");
      out.println(text.stripTrailing());
      out.println();
    }
  }

  private void time(String led) {
    long seconds = Duration.between(start, clock.instant()).toSeconds();
    out.println("Time: " + seconds + " LEDS: " + led);
  }
}

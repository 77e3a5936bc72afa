package org.cfgmgr.daemon.command;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.Map;

/**
 * The surroundings of a command: its streams, its environment, and the wish of the user that it
 * stops (Ctrl-C).
 */
public record Terminal(
    InputStream in, PrintStream out, PrintStream err, Map<String, String> environment, Stop stop) {

  /** Of a command that nobody stops. */
  public Terminal(
      InputStream in, PrintStream out, PrintStream err, Map<String, String> environment) {
    this(in, out, err, environment, new Stop());
  }
}

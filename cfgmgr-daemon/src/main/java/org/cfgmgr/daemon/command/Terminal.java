package org.cfgmgr.daemon.command;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.Map;

/** The surroundings of a command: its streams and its environment. */
public record Terminal(
    InputStream in, PrintStream out, PrintStream err, Map<String, String> environment) {}

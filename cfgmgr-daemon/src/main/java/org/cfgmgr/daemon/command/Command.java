package org.cfgmgr.daemon.command;

import java.util.List;

/** A command of the family. */
public interface Command {
  /**
   * Parses the arguments, does the work, prints, and returns the exit code, one of {@link
   * ExitCode}.
   *
   * @throws org.cfgmgr.odm.OdmException when the ODM cannot be used; the caller prints the message
   */
  int run(List<String> arguments, Terminal terminal);
}

package org.cfgmgr.daemon.journal;

import java.nio.file.Path;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.cfgmgr.daemon.command.OdmLocation;
import org.cfgmgr.daemon.command.Terminal;
import org.cfgmgr.daemon.command.UsageException;

/** Which system's journal a command is about, and which run. */
final class Place {
  private static final String STORE = "var/lib/cfgmgr/objrepos";

  private Place() {}

  static OdmLocation of(CommandLine line, Terminal terminal) {
    OdmLocation ours = OdmLocation.of(terminal.environment());
    return Optional.ofNullable(line.getOptionValue("root"))
        .map(root -> new OdmLocation(Path.of(root).resolve(STORE), ours.seeds()))
        .orElse(ours);
  }

  static long run(CommandLine line) {
    String text = line.getArgList().get(0);
    if (line.getArgList().size() > 1 || !text.matches("[1-9]\\d{0,8}")) {
      throw new UsageException("'" + text + "' is not the number of one run; see cfgmgr history");
    }
    return Long.parseLong(text);
  }
}

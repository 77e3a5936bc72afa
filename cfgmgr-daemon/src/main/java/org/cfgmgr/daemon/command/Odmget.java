package org.cfgmgr.daemon.command;

import java.util.ArrayList;
import java.util.List;
import javax.inject.Inject;
import org.apache.commons.cli.CommandLine;
import org.cfgmgr.odm.Criteria;
import org.cfgmgr.odm.Odm;
import org.cfgmgr.odm.OdmClass;
import org.cfgmgr.odm.OdmObject;
import org.cfgmgr.odm.StanzaWriter;

/** Prints objects as stanza text (AIX's odmget). */
public final class Odmget extends OdmCommand {
  private static final String HELP =
      """
      Usage: odmget [-q CRITERIA] CLASS...

      Prints the objects of classes as stanza text, which odmadd reads.

        -q CRITERIA   only those that match: = != < <= > >= like, joined by AND
                      text may stand in single quotes; like takes * ? []

      Example:
        odmget -q "name like hdisk* AND status=1" CuDv
      """;

  /** Makes the command. */
  @Inject
  public Odmget() {
    super("odmget", new Usage("q:", List.of(), HELP));
  }

  @Override
  protected int run(CommandLine line, Terminal terminal) {
    if (line.getArgList().isEmpty()) {
      throw new UsageException("name a class");
    }
    Criteria criteria = Criteria.parse(line.getOptionValue('q', ""));
    try (Odm odm = OdmLocation.of(terminal.environment()).openToRead(this, terminal)) {
      List<OdmClass> classes = new ArrayList<>();
      for (String name : line.getArgList()) {
        classes.add(odm.type(name));
      }
      for (OdmClass type : classes) {
        for (OdmObject object : odm.get(type, criteria)) {
          terminal.out().print(StanzaWriter.write(object));
        }
      }
    }
    return ExitCode.OK;
  }
}

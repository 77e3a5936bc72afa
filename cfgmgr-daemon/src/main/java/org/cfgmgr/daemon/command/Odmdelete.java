package org.cfgmgr.daemon.command;

import java.util.List;
import javax.inject.Inject;
import org.apache.commons.cli.CommandLine;
import org.cfgmgr.odm.Criteria;
import org.cfgmgr.odm.OdmChange;
import org.cfgmgr.odm.OdmClass;
import org.cfgmgr.odm.OdmException;
import org.cfgmgr.odm.StandardClasses;

/** Deletes objects (AIX's odmdelete). */
public final class Odmdelete extends OdmCommand {
  private static final String HELP =
      """
      Usage: odmdelete -o CLASS [-q CRITERIA]

      Deletes every object of the class that matches.

        -o CLASS      the class
        -q CRITERIA   as for odmget; without it every object of the class is deleted

      Example:
        odmdelete -o CuAt -q "name=en0 AND attribute=mtu"
      """;

  /** Makes the command. */
  @Inject
  public Odmdelete() {
    super("odmdelete", new Usage("o:q:", List.of(), HELP));
  }

  @Override
  protected int run(CommandLine line, Terminal terminal) {
    takesNoArguments(line);
    Criteria criteria = Criteria.parse(line.getOptionValue('q', ""));
    OdmChange delete = new OdmChange.Delete(type(line), criteria);
    int count = OdmUpdate.apply(this, terminal, List.of(delete));
    terminal.out().println("0518-307 odmdelete: " + count + " objects deleted.");
    return ExitCode.OK;
  }

  /** The class that -o names. */
  static OdmClass type(CommandLine line) {
    String name = line.getOptionValue('o');
    if (name == null) {
      throw new UsageException("name the class with -o");
    }
    for (OdmClass type : StandardClasses.all()) {
      if (type.name().equals(name)) {
        return type;
      }
    }
    throw new OdmException("there is no object class " + name + "; odmshow lists those there are");
  }
}

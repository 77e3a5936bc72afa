package org.cfgmgr.daemon.command;

import java.util.List;
import javax.inject.Inject;
import org.apache.commons.cli.CommandLine;
import org.cfgmgr.odm.Criteria;
import org.cfgmgr.odm.OdmChange;
import org.cfgmgr.odm.OdmClass;
import org.cfgmgr.odm.OdmException;
import org.cfgmgr.odm.StanzaObjects.Given;

/** Changes descriptors of objects (AIX's odmchange). */
public final class Odmchange extends OdmCommand {
  private static final String HELP =
      """
      Usage: odmchange -o CLASS [-q CRITERIA] [FILE]

      Sets, in every object of the class that matches, the descriptors that the one
      stanza of the file, or of standard input, gives.

        -o CLASS      the class
        -q CRITERIA   as for odmget; without it every object of the class is changed

      Example:
        printf 'CuAt:\\n\\tvalue = "9000"\\n' | odmchange -o CuAt -q "name=en0 AND attribute=mtu"
      """;

  /** Makes the command. */
  @Inject
  public Odmchange() {
    super("odmchange", new Usage("o:q:", List.of(), HELP));
  }

  @Override
  protected int run(CommandLine line, Terminal terminal) {
    OdmClass type = Odmdelete.type(line);
    if (line.getArgList().size() > 1) {
      throw new UsageException("unexpected argument " + line.getArgList().get(1));
    }
    Criteria criteria = Criteria.parse(line.getOptionValue('q', ""));
    Given given = only(StanzaInput.read(line.getArgList(), terminal), type);
    OdmUpdate.apply(this, terminal, List.of(new OdmChange.Change(type, criteria, given.values())));
    return ExitCode.OK;
  }

  private static Given only(List<Given> stanzas, OdmClass type) {
    if (stanzas.size() != 1) {
      throw new OdmException(
          "expected one stanza with the descriptors to change, found " + stanzas.size());
    }
    Given given = stanzas.get(0);
    if (!given.type().name().equals(type.name())) {
      throw new OdmException("the stanza is of class " + given.type() + ", -o names " + type);
    }
    if (given.values().isEmpty()) {
      throw new OdmException("the stanza of class " + type + " names no descriptor to change");
    }
    return given;
  }
}

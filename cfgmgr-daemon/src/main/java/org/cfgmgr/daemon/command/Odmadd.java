package org.cfgmgr.daemon.command;

import java.util.ArrayList;
import java.util.List;
import javax.inject.Inject;
import org.apache.commons.cli.CommandLine;
import org.cfgmgr.odm.OdmChange;
import org.cfgmgr.odm.StanzaObjects.Given;

/** Adds objects from stanza text (AIX's odmadd). */
public final class Odmadd extends OdmCommand {
  private static final String HELP =
      """
      Usage: odmadd [FILE...]

      Adds the objects of stanza files, or of standard input, all or none. Descriptors
      that a stanza leaves out are empty or 0.

      Example:
        odmget PdAt >saved; odmadd saved
      """;

  /** Makes the command. */
  @Inject
  public Odmadd() {
    super("odmadd", new Usage("", List.of(), HELP));
  }

  @Override
  protected int run(CommandLine line, Terminal terminal) {
    List<OdmChange> changes = new ArrayList<>();
    for (Given given : StanzaInput.read(line.getArgList(), terminal)) {
      changes.add(new OdmChange.Add(given.toObject()));
    }
    OdmUpdate.apply(this, terminal, changes);
    return ExitCode.OK;
  }
}

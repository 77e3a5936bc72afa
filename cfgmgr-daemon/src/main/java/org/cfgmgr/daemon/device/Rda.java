package org.cfgmgr.daemon.device;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.commons.cli.CommandLine;
import org.cfgmgr.attr.AttributeScript;
import org.cfgmgr.daemon.command.ExitCode;
import org.cfgmgr.daemon.command.OdmCommand;
import org.cfgmgr.daemon.command.OdmLocation;
import org.cfgmgr.daemon.command.Terminal;
import org.cfgmgr.daemon.command.Usage;
import org.cfgmgr.daemon.command.UsageException;
import org.cfgmgr.match.Positions;
import org.cfgmgr.match.Positions.Position;
import org.cfgmgr.match.PredefinedAttributes;
import org.cfgmgr.method.Result;
import org.cfgmgr.method.act.NewFile;
import org.cfgmgr.odm.Criteria;
import org.cfgmgr.odm.Odm;
import org.cfgmgr.odm.OdmException;
import org.cfgmgr.odm.OdmObject;
import org.cfgmgr.odm.StandardClasses;

/** Writes a script that gives another machine the same attributes (AIX's rda). */
public final class Rda extends OdmCommand {
  private static final String HELP =
      """
      Usage: rda -r [-s FILE] [-f]

      Writes a shell script of chdev lines, with which another machine gets the attributes
      that the devices of this one have and that are not the default of their type. The
      script finds devices by kind and position, not by address, skips those that the other
      machine does not have, may be edited, and may be run again. It names what it does not
      carry over, and why.

        -r         read the attributes of all devices, write the script to standard output
        -s FILE    into this file
        -f         also when the file is there already

      Examples:
        rda -rs attributes.sh
        rda -r | ssh other sh
      """;

  /** Makes the command. */
  @Inject
  public Rda() {
    super("rda", new Usage("rs:f", List.of(), HELP));
  }

  @Override
  protected int run(CommandLine line, Terminal terminal) {
    takesNoArguments(line);
    String file = line.getOptionValue('s');
    if (!line.hasOption('r')) {
      throw new UsageException("give -r, or -rs FILE");
    }
    if (file == null && line.hasOption('f')) {
      throw new UsageException("-f goes with -s FILE");
    }
    AttributeScript script;
    try (Odm odm = OdmLocation.of(terminal.environment()).openToRead(this, terminal)) {
      script = script(odm);
    }
    if (file == null) {
      terminal.out().print(script.text());
    } else {
      write(file, script, line.hasOption('f'));
      terminal.out().println(summary(file, script));
    }
    return ExitCode.OK;
  }

  private static void write(String file, AttributeScript script, boolean replace) {
    try {
      Path path = Path.of(file);
      if (!replace && Files.exists(path)) {
        throw new OdmException(file + " exists already; give -f to replace it");
      }
      Result result = NewFile.script(path, script.text(), replace);
      if (result.failed()) {
        throw new OdmException(result.err());
      }
    } catch (InvalidPathException e) {
      throw new OdmException("'" + file + "' cannot be the name of a file", e);
    }
  }

  private static String summary(String file, AttributeScript script) {
    int left = script.left().size();
    String not = left == 0 ? "" : ", " + left + " are not carried over (see its end)";
    return file + ": sets " + script.carried() + " attributes" + not;
  }

  private static AttributeScript script(Odm odm) {
    Map<String, Map<String, String>> customized = new HashMap<>();
    for (OdmObject object : odm.get(StandardClasses.CUAT, Criteria.all())) {
      customized
          .computeIfAbsent(object.text("name"), name -> new HashMap<>())
          .putIfAbsent(object.text("attribute"), object.text("value"));
    }
    Map<String, Position> positions = Positions.of(odm);
    PredefinedAttributes predefined = PredefinedAttributes.load(odm);
    AttributeScript script = new AttributeScript();
    for (OdmObject device : odm.get(StandardClasses.CUDV, Criteria.all())) {
      String name = device.text("name");
      script.add(
          name,
          Optional.ofNullable(positions.get(name)),
          predefined.of(device.text("PdDvLn")),
          customized.getOrDefault(name, Map.of()));
    }
    return script;
  }
}

package org.cfgmgr.daemon.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.inject.Inject;
import org.apache.commons.cli.CommandLine;
import org.cfgmgr.odm.Criteria;
import org.cfgmgr.odm.Descriptor;
import org.cfgmgr.odm.Odm;
import org.cfgmgr.odm.OdmClass;

/** Prints definitions of classes as odmcreate reads them (AIX's odmshow). */
public final class Odmshow extends OdmCommand {
  private static final int GROWS_FROM = 256;

  private static final String HELP =
      """
      Usage: odmshow [CLASS...]

      Prints what the objects of classes consist of, and how many objects there are;
      without a class the names of all classes.

      Example:
        odmshow CuDv
      """;

  /** Makes the command. */
  @Inject
  public Odmshow() {
    super("odmshow", new Usage("", List.of(), HELP));
  }

  @Override
  protected int run(CommandLine line, Terminal terminal) {
    StringBuilder text = new StringBuilder();
    try (Odm odm = OdmLocation.of(terminal.environment()).openToRead(this, terminal)) {
      if (line.getArgList().isEmpty()) {
        odm.types().forEach(type -> text.append(type.name()).append('\n'));
      }
      List<OdmClass> classes = new ArrayList<>();
      line.getArgList().forEach(name -> classes.add(odm.type(name)));
      for (OdmClass type : classes) {
        append(text, type, odm.get(type, Criteria.all()).size());
      }
    }
    terminal.out().print(text);
    return ExitCode.OK;
  }

  private static void append(StringBuilder text, OdmClass type, int population) {
    text.append("class ").append(type.name()).append(" {\n");
    for (Descriptor descriptor : type.descriptors()) {
      text.append('\t').append(definition(descriptor)).append(";\n");
    }
    text.append("};\n/*\n\tpopulation: ").append(population).append(" objects\n*/\n\n");
  }

  private static String definition(Descriptor descriptor) {
    String kind = descriptor.type().name().toLowerCase(Locale.ROOT);
    return kind + " " + target(descriptor) + descriptor.name() + size(descriptor);
  }

  private static String size(Descriptor descriptor) {
    if (descriptor.type().isNumber()) {
      return "";
    }
    // The grammar wants a size; that of a vchar is what it starts with.
    return "[" + (descriptor.size() > 0 ? descriptor.size() : GROWS_FROM) + "]";
  }

  /** The class that a link leads to and the descriptor that is its key there. */
  private static String target(Descriptor descriptor) {
    return descriptor.name().equals("PdDvLn") ? "PdDv PdDv uniquetype " : "";
  }
}

package org.cfgmgr.daemon.command;

import java.util.ArrayList;
import java.util.List;
import javax.inject.Inject;
import org.apache.commons.cli.CommandLine;
import org.cfgmgr.odm.Criteria;
import org.cfgmgr.odm.Odm;
import org.cfgmgr.odm.OdmException;
import org.cfgmgr.odm.OdmObject;
import org.cfgmgr.odm.StandardClasses;

/** Shows the attributes of a device or of a type (AIX's lsattr). */
public final class Lsattr extends OdmCommand {
  private static final List<String> EFFECTIVE =
      List.of("attribute", "value", "description", "user_settable");
  private static final List<String> DEFAULTS =
      List.of("attribute", "deflt", "description", "user_settable");

  private static final String HELP =
      """
      Usage: lsattr [-E | -D] -l NAME [-a ATTRIBUTE]... [-H] [-O | -F FORMAT] [--json]
             lsattr -D -c CLASS -s SUBCLASS -t TYPE [-a ATTRIBUTE]... [-H] [-O | -F FORMAT] [--json]
             lsattr -R {-l NAME | -c CLASS -s SUBCLASS -t TYPE} -a ATTRIBUTE [--json]

      Shows attributes: the values in effect (-E, usual), the defaults (-D), or the
      legal values of one (-R). For the attributes of files see lsattr of e2fsprogs.

        -l NAME        of this device
        -c CLASS -s SUBCLASS -t TYPE   of this type of devices
        -a ATTRIBUTE   only this attribute; may be repeated
        -O             names and values on two lines, with colons between
        -F FORMAT      these columns: "attribute=value" copies the separators, blanks align
        -H             names of columns above
        --json         for programs

      Columns: attribute value deflt description user_settable values type generic rep
      nls_index uniquetype.

      Examples:
        lsattr -El sys0                          all attributes of the machine
        lsattr -El hdisk0 -a size_in_mb -F value one value
        lsattr -Rl ent0 -a mtu                   what may be set
      """;

  /** Makes the command. */
  @Inject
  public Lsattr() {
    super("lsattr", new Usage("EDROHl:a:c:s:t:F:", List.of("json"), HELP));
  }

  @Override
  protected int run(CommandLine line, Terminal terminal) {
    check(line);
    boolean defaults = line.hasOption('D');
    List<String> usual = defaults ? DEFAULTS : EFFECTIVE;
    Listing listing = Listing.of(line, AttributeRow.COLUMNS, usual, usual);
    try (Odm odm = OdmLocation.of(terminal.environment()).openToRead(this, terminal)) {
      List<AttributeRow> rows = selected(line, attributes(line, odm));
      terminal.out().print(text(line, listing, rows));
      if (line.hasOption('R') && rows.get(0).legalValues().isEmpty()) {
        say(terminal, "attribute " + rows.get(0).name() + " takes any value");
      }
    }
    return ExitCode.OK;
  }

  private static String text(CommandLine line, Listing listing, List<AttributeRow> rows) {
    if (line.hasOption('R')) {
      List<String> values = rows.get(0).legalValues();
      return listing.json() ? Json.print(values) : lines(values);
    }
    return line.hasOption('O') ? colons(rows, line.hasOption('D')) : listing.print(rows);
  }

  private static void check(CommandLine line) {
    takesNoArguments(line);
    exclusive(line, 'E', 'D');
    exclusive(line, 'E', 'R');
    exclusive(line, 'D', 'R');
    exclusive(line, 'O', 'F');
    exclusive(line, 'O', 'H');
    boolean typed = line.hasOption('c') || line.hasOption('s') || line.hasOption('t');
    if (line.hasOption('l') == typed) {
      throw new UsageException("give a device with -l, or a type with -c, -s and -t");
    }
    if (typed && !line.hasOption('D') && !line.hasOption('R')) {
      throw new UsageException("a type has no values in effect; give -D for its defaults");
    }
    if (line.hasOption('R') && values(line, 'a').length != 1) {
      throw new UsageException("-R needs one attribute; give it with -a");
    }
  }

  private static List<AttributeRow> attributes(CommandLine line, Odm odm) {
    Inventory inventory = new Inventory(odm);
    Attributes attributes = new Attributes(odm, inventory.descriptions());
    String name = line.getOptionValue('l');
    if (name == null) {
      return attributes.ofType(type(line, odm));
    }
    return attributes.ofDevice(name, inventory.device(name).type());
  }

  /** The one type that the options tell. */
  private static OdmObject type(CommandLine line, Odm odm) {
    Criteria criteria = Criteria.all();
    StringBuilder asked = new StringBuilder();
    String[] names = {"class", "subclass", "type"};
    for (String name : names) {
      String value = line.getOptionValue(name.charAt(0));
      if (value != null) {
        criteria = criteria.and(Criteria.equal(name, value));
        asked.append(' ').append(name).append(' ').append(value);
      }
    }
    List<OdmObject> found = odm.get(StandardClasses.PDDV, criteria);
    if (found.isEmpty()) {
      throw new OdmException("there is no predefined device of" + asked);
    }
    if (found.size() > 1) {
      throw new OdmException(
          found.size() + " predefined devices are of" + asked + "; give -c, -s and -t");
    }
    return found.get(0);
  }

  private static List<AttributeRow> selected(CommandLine line, List<AttributeRow> all) {
    List<AttributeRow> rows = new ArrayList<>();
    for (AttributeRow row : all) {
      if (row.isShown()) {
        rows.add(row);
      }
    }
    if (!line.hasOption('a')) {
      return rows;
    }
    List<AttributeRow> asked = new ArrayList<>();
    for (String name : values(line, 'a')) {
      asked.add(named(name, rows));
    }
    return asked;
  }

  private static AttributeRow named(String name, List<AttributeRow> rows) {
    for (AttributeRow row : rows) {
      if (row.name().equals(name)) {
        return row;
      }
    }
    throw new OdmException(
        "0514-528 The \""
            + name
            + "\" attribute does not exist in the predefined device"
            + " configuration database.");
  }

  private static String[] values(CommandLine line, char option) {
    String[] values = line.getOptionValues(option);
    return values == null ? new String[0] : values;
  }

  private static String colons(List<AttributeRow> rows, boolean defaults) {
    StringBuilder names = new StringBuilder("#");
    StringBuilder values = new StringBuilder();
    String separator = "";
    for (AttributeRow row : rows) {
      names.append(separator).append(row.name());
      values.append(separator).append(row.text(defaults ? "deflt" : "value"));
      separator = ":";
    }
    return names.append('\n').append(values).append('\n').toString();
  }

  private static String lines(List<String> values) {
    StringBuilder text = new StringBuilder();
    for (String value : values) {
      text.append(value).append('\n');
    }
    return text.toString();
  }
}

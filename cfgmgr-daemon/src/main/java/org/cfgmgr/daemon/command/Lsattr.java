package org.cfgmgr.daemon.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.inject.Inject;
import org.apache.commons.cli.CommandLine;
import org.cfgmgr.attr.KernelAttributes;
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
             lsattr --drift [-l NAME] [-H] [-F FORMAT] [--json]

      Shows attributes: the values in effect (-E, usual), the defaults (-D), the legal
      values of one (-R), or what the kernel has another value for than is wanted
      (--drift). For the attributes of files see lsattr of e2fsprogs.

        -l NAME        of this device
        -c CLASS -s SUBCLASS -t TYPE   of this type of devices
        -a ATTRIBUTE   only this attribute; may be repeated
        -O             names and values on two lines, with colons between
        -F FORMAT      these columns: "attribute=value" copies the separators, blanks align
        -H             names of columns above
        --json         for programs

      The value in effect of what the kernel keeps is what it says now. User settable is
      True, True+ for what can be set without a reset of the device, or False.

      Columns: attribute value deflt description user_settable values type generic rep
      nls_index uniquetype; with --drift: name attribute wanted now.

      Exit codes: 0 all well, 1 something failed, 2 wrong usage, 5 --drift found some.

      Examples:
        lsattr -El sys0                          all attributes of the machine
        lsattr -El hdisk0 -a size_in_mb -F value one value
        lsattr -Rl ent0 -a mtu                   what may be set
        lsattr --drift || cfgmgr --heal          set what somebody has changed
      """;

  private final Supplier<KernelAttributes> kernel;

  /** Makes the command for the machine we run on. */
  @Inject
  public Lsattr() {
    this(() -> KernelAttributes.live(Path.of("/")));
  }

  /**
   * Makes the command for another kernel.
   *
   * @param kernel what it keeps; asked once, when it is needed
   */
  public Lsattr(Supplier<KernelAttributes> kernel) {
    super("lsattr", new Usage("EDROHl:a:c:s:t:F:", List.of("drift", "json"), HELP));
    this.kernel = kernel;
  }

  @Override
  protected int run(CommandLine line, Terminal terminal) {
    takesNoArguments(line);
    if (line.hasOption("drift")) {
      return drift(line, terminal);
    }
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

  private int drift(CommandLine line, Terminal terminal) {
    for (char option : "EDROacst".toCharArray()) {
      if (line.hasOption(option)) {
        throw new UsageException("--drift and -" + option + " exclude each other");
      }
    }
    List<String> columns = DriftRow.COLUMNS;
    Listing listing = Listing.of(line, columns, columns, columns);
    String name = line.getOptionValue('l');
    try (Odm odm = OdmLocation.of(terminal.environment()).openToRead(this, terminal)) {
      Inventory inventory = new Inventory(odm);
      List<DeviceRow> devices =
          name == null ? inventory.devices() : List.of(inventory.device(name));
      List<DriftRow> rows = new Drift(odm, kernel.get()).of(devices);
      terminal.out().print(listing.print(rows));
      return rows.isEmpty() ? ExitCode.OK : ExitCode.DRIFT;
    }
  }

  private static String text(CommandLine line, Listing listing, List<AttributeRow> rows) {
    if (line.hasOption('R')) {
      List<String> values = rows.get(0).legalValues();
      return listing.json() ? Json.print(values) : lines(values);
    }
    return line.hasOption('O') ? colons(rows, line.hasOption('D')) : listing.print(rows);
  }

  private static void check(CommandLine line) {
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

  private List<AttributeRow> attributes(CommandLine line, Odm odm) {
    Inventory inventory = new Inventory(odm);
    Attributes attributes = new Attributes(odm, inventory.descriptions(), kernel.get());
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

  private static List<AttributeRow> selected(CommandLine line, List<AttributeRow> attributes) {
    boolean named = line.hasOption('a');
    boolean all = named || line.hasOption('D');
    List<AttributeRow> rows = new ArrayList<>();
    for (AttributeRow row : attributes) {
      if (row.isShown() && (all || row.isOffered())) {
        rows.add(row);
      }
    }
    if (!named) {
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

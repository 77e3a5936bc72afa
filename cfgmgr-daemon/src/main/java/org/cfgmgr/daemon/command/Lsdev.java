package org.cfgmgr.daemon.command;

import java.util.ArrayList;
import java.util.List;
import javax.inject.Inject;
import javax.inject.Provider;
import org.apache.commons.cli.CommandLine;
import org.cfgmgr.odm.Odm;
import org.cfgmgr.odm.ShellPattern;

/** Lists devices, or the types of devices that are known (AIX's lsdev). */
public final class Lsdev extends OdmCommand {
  private static final List<String> CUSTOMIZED =
      List.of("name", "status", "location", "description");
  private static final List<String> PREDEFINED =
      List.of("class", "type", "subclass", "description");

  private static final List<String> CUSTOMIZED_JSON =
      List.of(
          "name",
          "status",
          "class",
          "subclass",
          "type",
          "location",
          "parent",
          "connwhere",
          "driver",
          "kname",
          "unique_id",
          "description");
  private static final List<String> PREDEFINED_JSON =
      List.of("class", "type", "subclass", "prefix", "uniquetype", "description");

  private static final String HELP =
      """
      Usage: lsdev [-C] [-c CLASS] [-s SUBCLASS] [-t TYPE] [-S STATE] [-p PARENT] [-l NAME]
                   [-H] [-F FORMAT | -r COLUMN] [--json]
             lsdev -P [-c CLASS] [-s SUBCLASS] [-t TYPE] [-H] [-F FORMAT | -r COLUMN] [--json]
             lsdev --all [--hardware FILE] [-H] [-F FORMAT | -r COLUMN] [--json]

      Lists the devices that cfgmgr knows (-C, the default), the types of devices it could
      know (-P), or every entry of this machine's buses and what has become of it (--all).

        -c CLASS -s SUBCLASS -t TYPE   only these; * ? [] are wildcards
        -S STATE     only those in this state: defined (d, 0), available (a, 1), stopped (s, 2)
        -p PARENT    only those attached to this device
        -l NAME      only this device; - reads names from standard input
        -F FORMAT    these columns: "name:kname:driver" copies the separators, blanks align
        -r COLUMN    the different values of a column, sorted
        -H           names of columns above
        -x           accepted and ignored
        --hardware FILE        with --all: of another machine, as cfgmgr --hardware takes it
        --json       for programs

      Columns: those of CuDv and PdDv (odmshow CuDv PdDv), description, physloc, and
      kname (the kernel's name), driver, unique_id; physloc is the place in sysfs; kind and
      position tell a device apart on any machine of its model.
      With --all: bus kname device reason absorbed_by path, and - where there is nothing.

      Examples:
        lsdev -Cc disk                        all disks
        lsdev -Cc adapter -F "name kname driver"
        lsdev -S d                            what does not work
      """;

  private final Provider<AllDevices> all;

  /** Makes the command; {@code all} is asked only when every entry is wanted. */
  @Inject
  public Lsdev(Provider<AllDevices> all) {
    super("lsdev", new Usage("CPHxc:s:t:l:p:S:F:r:", List.of("all", "hardware:", "json"), HELP));
    this.all = all;
  }

  @Override
  protected int run(CommandLine line, Terminal terminal) {
    check(line);
    OdmLocation location = OdmLocation.of(terminal.environment());
    if (line.hasOption("all")) {
      return everything(line, terminal, location);
    }
    return line.hasOption('P')
        ? predefined(line, terminal, location)
        : customized(line, terminal, location);
  }

  private int everything(CommandLine line, Terminal terminal, OdmLocation location) {
    Listing listing = Listing.of(line, EntryRow.COLUMNS, EntryRow.USUAL, EntryRow.COLUMNS);
    String recording = line.getOptionValue("hardware", "");
    // Our own names mean nothing on another machine.
    try (Odm odm =
        recording.isEmpty()
            ? location.openToRead(this, terminal)
            : location.inMemory(this, terminal)) {
      List<AllDevices.Entry> entries = all.get().entries(recording, terminal.in(), odm);
      terminal.out().print(listing.print(EntryRow.of(entries)));
    }
    return ExitCode.OK;
  }

  private int predefined(CommandLine line, Terminal terminal, OdmLocation location) {
    Listing listing = Listing.of(line, TypeRow.columnNames(), PREDEFINED, PREDEFINED_JSON);
    DeviceFilter filter = DeviceFilter.of(line);
    List<TypeRow> rows = new ArrayList<>();
    try (Odm odm = location.openToRead(this, terminal)) {
      for (TypeRow type : new Inventory(odm).types()) {
        if (filter.accepts(type)) {
          rows.add(type);
        }
      }
      terminal.out().print(listing.print(rows));
    }
    return ExitCode.OK;
  }

  private int customized(CommandLine line, Terminal terminal, OdmLocation location) {
    Listing listing = Listing.of(line, DeviceRow.columnNames(), CUSTOMIZED, CUSTOMIZED_JSON);
    DeviceFilter filter = DeviceFilter.of(line);
    List<String> names = names(line, terminal);
    List<DeviceRow> rows = new ArrayList<>();
    List<String> unknown;
    try (Odm odm = location.openToRead(this, terminal)) {
      List<DeviceRow> devices = new Inventory(odm).devices();
      unknown = unknown(asked(line, names), devices);
      for (DeviceRow device : devices) {
        if (named(names, device.name()) && filter.accepts(device)) {
          rows.add(device);
        }
      }
      terminal.out().print(listing.print(rows));
    }
    for (String name : unknown) {
      say(terminal, String.valueOf(Inventory.noSuchDevice(name).getMessage()));
    }
    return unknown.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
  }

  private static void check(CommandLine line) {
    takesNoArguments(line);
    exclusive(line, 'C', 'P');
    exclusive(line, 'F', 'r');
    for (char option : new char[] {'l', 'p', 'S'}) {
      exclusive(line, 'P', option);
    }
    if (line.hasOption("hardware") && !line.hasOption("all")) {
      throw new UsageException("--hardware goes with --all");
    }
    if (line.hasOption("all")) {
      for (char option : "CPcstlpS".toCharArray()) {
        if (line.hasOption(option)) {
          throw new UsageException("--all and -" + option + " exclude each other");
        }
      }
    }
  }

  /** The names given to -l; none when all are wanted. */
  private static List<String> names(CommandLine line, Terminal terminal) {
    String name = line.getOptionValue('l');
    if (name == null) {
      return List.of();
    }
    return name.equals("-") ? TextInput.words(terminal.in()) : List.of(name);
  }

  private static List<String> asked(CommandLine line, List<String> names) {
    List<String> asked = new ArrayList<>(names);
    String parent = line.getOptionValue('p');
    if (parent != null) {
      asked.add(parent);
    }
    return asked;
  }

  private static boolean named(List<String> patterns, String name) {
    for (String pattern : patterns) {
      if (ShellPattern.matches(pattern, name)) {
        return true;
      }
    }
    return patterns.isEmpty();
  }

  /** The plain names for which there is no device; a wildcard may match nothing. */
  private static List<String> unknown(List<String> asked, List<DeviceRow> devices) {
    List<String> unknown = new ArrayList<>();
    for (String name : asked) {
      boolean known = Wildcard.isPattern(name);
      for (int i = 0; !known && i < devices.size(); i++) {
        known = devices.get(i).name().equals(name);
      }
      if (!known) {
        unknown.add(name);
      }
    }
    return unknown;
  }
}

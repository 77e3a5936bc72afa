package org.cfgmgr.daemon.catalogue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.commons.cli.CommandLine;
import org.cfgmgr.catalogue.CatalogueException;
import org.cfgmgr.daemon.command.ExitCode;
import org.cfgmgr.daemon.command.OdmCommand;
import org.cfgmgr.daemon.command.Terminal;
import org.cfgmgr.daemon.command.Usage;
import org.cfgmgr.daemon.command.UsageException;

/** Makes, refreshes and shows the catalogue: {@code cfgmgr catalogue}. */
public final class CatalogueCommand extends OdmCommand {
  private static final String HELP =
      """
      Usage: cfgmgr catalogue show [NAME | MODALIAS] [--firmware RELEASE] [--file FILE] [--json]
             cfgmgr catalogue build --from DIR --output FILE [--rules FILE]
             cfgmgr catalogue update [--output FILE] [--cache DIR] [--rules FILE]

      The catalogue knows what a distribution has for devices: which of its kernels drives
      which device, which firmware that takes, and which packages hold it.

      show     what it was made from and which kernels it knows; of a module, kernel, package
               or file of firmware, or of a device by its modalias, what it knows of it
        --firmware RELEASE  a line for each module of that kernel that asks for firmware:
                            module, package, file; "-" where no package has any
        --file FILE         another catalogue than this machine's
        --json              the result for programs
      build    makes one of a directory with what a distribution publishes, in any
               arrangement: packages of kernels, Packages, Contents, DEP-11, Release
        --from DIR          the directory
        --output FILE       the catalogue
        --rules FILE        hand-written rules in place of those that come with cfgmgr
      update   fetches all that with apt, from the archives this machine uses, without
               touching its settings, and makes this machine's catalogue
        --cache DIR         what was fetched is kept here (/var/cache/cfgmgr/catalogue)
        --output FILE       in place of /var/lib/cfgmgr/catalogue/NAME.zip

      Examples:
        cfgmgr catalogue show bnx2
        cfgmgr catalogue show pci:v000014E4d0000164Csv0000103Csd00007038bc02sc00i00
        cfgmgr catalogue build --from /mnt/debian-13 --output debian-13-amd64.zip
      """;

  static final Usage USAGE =
      new Usage(
          "", List.of("from:", "output:", "rules:", "cache:", "file:", "firmware:", "json"), HELP);

  private final Path root;

  @Inject
  public CatalogueCommand() {
    this(Path.of("/"));
  }

  /** Of the system below a root. */
  CatalogueCommand(Path root) {
    super("cfgmgr catalogue", USAGE);
    this.root = root;
  }

  @Override
  protected int run(CommandLine line, Terminal terminal) {
    List<String> words = line.getArgList();
    if (words.isEmpty()) {
      throw new UsageException("say what to do: show, build or update");
    }
    try {
      return switch (words.get(0)) {
        case "show" -> new Show(root, line, terminal).run(words.subList(1, words.size()));
        case "build" -> build(line, terminal, words);
        case "update" -> update(line, terminal, words);
        default ->
            throw new UsageException(
                "'" + words.get(0) + "' is nothing it can do; it can show, build and update");
      };
    } catch (CatalogueException e) {
      say(terminal, String.valueOf(e.getMessage()));
      return ExitCode.FAILED;
    }
  }

  private int build(CommandLine line, Terminal terminal, List<String> words) {
    alone(words);
    Path from = Path.of(needed(line, "from"));
    Path output = Path.of(needed(line, "output"));
    return new Build(this, terminal, rules(line)).ofDirectory(from, output);
  }

  private int update(CommandLine line, Terminal terminal, List<String> words) {
    alone(words);
    Build build = new Build(this, terminal, rules(line));
    return new Update(root, terminal, build, value(line, "cache").map(Path::of))
        .run(value(line, "output").map(Path::of));
  }

  private static void alone(List<String> words) {
    if (words.size() > 1) {
      throw new UsageException("unexpected argument " + words.get(1));
    }
  }

  private static String needed(CommandLine line, String option) {
    return value(line, option).orElseThrow(() -> new UsageException("--" + option + " is needed"));
  }

  private static Optional<Path> rules(CommandLine line) {
    return value(line, "rules").map(Path::of);
  }

  static Optional<String> value(CommandLine line, String option) {
    return Optional.ofNullable(line.getOptionValue(option));
  }
}

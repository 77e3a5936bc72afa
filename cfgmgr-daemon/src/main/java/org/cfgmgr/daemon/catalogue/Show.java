package org.cfgmgr.daemon.catalogue;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.cfgmgr.catalogue.Catalogue;
import org.cfgmgr.catalogue.CatalogueException;
import org.cfgmgr.catalogue.KernelBuild;
import org.cfgmgr.catalogue.SoftwarePackage;
import org.cfgmgr.daemon.command.ExitCode;
import org.cfgmgr.daemon.command.Json;
import org.cfgmgr.daemon.command.Terminal;
import org.cfgmgr.daemon.command.UsageException;
import org.cfgmgr.daemon.software.Catalogues;

/** Prints what a catalogue knows. */
final class Show {
  private final Path root;
  private final CommandLine line;
  private final Terminal terminal;

  Show(Path root, CommandLine line, Terminal terminal) {
    this.root = root;
    this.line = line;
    this.terminal = terminal;
  }

  int run(List<String> names) {
    if (names.size() > 1) {
      throw new UsageException("unexpected argument " + names.get(1));
    }
    Catalogue catalogue = catalogue();
    Optional<String> release = CatalogueCommand.value(line, "firmware");
    if (release.isPresent()) {
      return firmware(catalogue, release.get());
    }
    Facts facts = new Facts(catalogue);
    Map<String, Object> found = names.isEmpty() ? facts.summary() : facts.of(names.get(0));
    if (found.isEmpty()) {
      terminal
          .err()
          .println(
              "cfgmgr catalogue: nothing is known of "
                  + names.get(0)
                  + "; it may be a module, kernel, package, file of firmware or modalias");
      return ExitCode.FAILED;
    }
    terminal.out().print(line.hasOption("json") ? Json.print(found) : FactsText.of(found));
    return ExitCode.OK;
  }

  private Catalogue catalogue() {
    Optional<Path> asked = CatalogueCommand.value(line, "file").map(Path::of);
    return Catalogue.read(
        asked
            .or(() -> Catalogues.file(root))
            .orElseThrow(
                () ->
                    new CatalogueException(
                        "there is no catalogue %s for this system: make one with cfgmgr catalogue update, or name one with --file"
                            .formatted(Catalogues.name(root)))));
  }

  /** A line for each module that asks for firmware, and for each of its files that is packaged. */
  private int firmware(Catalogue catalogue, String release) {
    KernelBuild kernel =
        catalogue.kernels().stream()
            .filter(build -> build.release().equals(release))
            .findFirst()
            .orElseThrow(
                () ->
                    new CatalogueException(
                        "the catalogue has no kernel "
                            + release
                            + "; it has "
                            + String.join(
                                ", ",
                                catalogue.kernels().stream().map(KernelBuild::release).toList())));
    PrintStream out = terminal.out();
    for (String module : catalogue.modules(kernel)) {
      List<String> files = catalogue.firmware(module, kernel);
      boolean packaged = false;
      for (String file : files) {
        for (SoftwarePackage software : catalogue.packagesOf(file)) {
          out.println(String.join("\t", module, software.name(), file));
          packaged = true;
        }
      }
      if (!files.isEmpty() && !packaged) {
        out.println(String.join("\t", module, "-", "-"));
      }
    }
    return ExitCode.OK;
  }
}

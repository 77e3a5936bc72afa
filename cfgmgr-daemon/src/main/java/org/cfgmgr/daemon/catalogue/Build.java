package org.cfgmgr.daemon.catalogue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cfgmgr.catalogue.Catalogue;
import org.cfgmgr.catalogue.CatalogueBuilder;
import org.cfgmgr.catalogue.CatalogueException;
import org.cfgmgr.daemon.command.ExitCode;
import org.cfgmgr.daemon.command.OdmCommand;
import org.cfgmgr.daemon.command.Terminal;
import org.cfgmgr.method.Result;
import org.cfgmgr.method.act.NewFile;

/** Makes a catalogue of what lies in directories. */
final class Build {
  private final OdmCommand command;
  private final Terminal terminal;
  private final CatalogueBuilder builder;

  Build(OdmCommand command, Terminal terminal, Optional<Path> rules) {
    this.command = command;
    this.terminal = terminal;
    String version = Build.class.getPackage().getImplementationVersion();
    builder = new CatalogueBuilder(version == null ? "" : version);
    rules.or(Build::shippedRules).ifPresent(builder::rules);
  }

  CatalogueBuilder builder() {
    return builder;
  }

  int ofDirectory(Path from, Path output) {
    if (!Files.isDirectory(from)) {
      throw new CatalogueException(
          from + ": is no directory; --from names one with packages and lists of a distribution");
    }
    add(from);
    return write(output);
  }

  void add(Path directory) {
    builder.directory(
        directory,
        file -> {
          terminal.out().println("reading " + file);
          terminal.out().flush();
        });
  }

  int write(Path output) {
    byte[] bytes = builder.build();
    Result written = NewFile.data(output, bytes);
    if (written.failed()) {
      throw new CatalogueException(written.err());
    }
    builder.problems().forEach(problem -> command.say(terminal, problem));
    Catalogue catalogue = Catalogue.read(output);
    catalogue.lacks().forEach(lack -> command.say(terminal, "the catalogue has " + lack));
    terminal
        .out()
        .println(
            "%s: %d kernels, %d packages, %d bytes"
                .formatted(
                    output, catalogue.kernels().size(), catalogue.software().size(), bytes.length));
    return ExitCode.OK;
  }

  private static Optional<Path> shippedRules() {
    return List.of(
            Path.of(System.getProperty("cfgmgr.home", ""), "etc", "catalogue"),
            Path.of("/etc/cfgmgr/catalogue"))
        .stream()
        .map(directory -> directory.resolve("rules.odm"))
        .filter(Files::isRegularFile)
        .findFirst();
  }
}

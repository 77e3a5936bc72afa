package org.cfgmgr.daemon.software;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cfgmgr.catalogue.Catalogue;
import org.cfgmgr.kernel.Root;

/** Finds the catalogue that fits an installed system. */
final class Catalogues {
  /** Names another file, whatever the system is; or {@code none}. */
  private static final String VARIABLE = "CFGMGR_CATALOGUE";

  private static final String NO_CATALOGUE = "none";

  private static final Path OWN = Path.of("/var/lib/cfgmgr/catalogue");

  private Catalogues() {}

  /**
   * The catalogue asked for; else the one that was made on this machine, else the one that came
   * with cfgmgr, for the distribution and version that the system says it is. One that knows
   * nothing where there is none.
   *
   * @throws org.cfgmgr.catalogue.CatalogueException when it cannot be read
   */
  static Catalogue of(Path system, Map<String, String> environment) {
    String asked = environment.getOrDefault(VARIABLE, "");
    if (asked.equals(NO_CATALOGUE)) {
      return Catalogue.none();
    }
    return asked.isEmpty()
        ? file(system).map(Catalogue::read).orElseGet(Catalogue::none)
        : Catalogue.read(Path.of(asked));
  }

  private static Optional<Path> file(Path system) {
    Path shipped = Path.of(System.getProperty("cfgmgr.home", "/usr/share/cfgmgr"), "etc/catalogue");
    String name = name(new Root(system));
    return List.of(OWN, shipped).stream()
        .map(directory -> directory.resolve(name))
        .filter(Files::isRegularFile)
        .findFirst();
  }

  /** {@code debian-12-amd64.zip}, by os-release(5) and the architecture that dpkg is of. */
  static String name(Root system) {
    Map<String, String> release = new HashMap<>();
    for (String line : system.read("etc/os-release").orElse("").lines().toList()) {
      int equals = line.indexOf('=');
      if (equals > 0) {
        release.put(line.substring(0, equals), line.substring(equals + 1).replace("\"", ""));
      }
    }
    String architecture =
        system
            .read("var/lib/dpkg/arch")
            .map(text -> text.strip().split("\\s+", 2)[0])
            .orElse("amd64");
    return release.getOrDefault("ID", "")
        + "-"
        + release.getOrDefault("VERSION_ID", "")
        + "-"
        + architecture
        + ".zip";
  }
}

package org.cfgmgr.daemon.software;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cfgmgr.catalogue.Catalogue;
import org.cfgmgr.kernel.Root;

/** Where the catalogue that fits an installed system is. */
public final class Catalogues {
  /** Names another file, whatever the system is; or {@code none}. */
  private static final String VARIABLE = "CFGMGR_CATALOGUE";

  private static final String NO_CATALOGUE = "none";
  private static final String OWN = "var/lib/cfgmgr/catalogue";

  private Catalogues() {}

  /**
   * The catalogue asked for; else that of the system. One that knows nothing where there is none.
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

  /**
   * That of a system: the one that was made there, else one that was made on this machine, else the
   * one that came with cfgmgr, for the distribution and version that the system says it is.
   */
  public static Optional<Path> file(Path system) {
    Path shipped = Path.of(System.getProperty("cfgmgr.home", "/usr/share/cfgmgr"), "etc/catalogue");
    String name = name(system);
    return Stream.of(system.resolve(OWN), Path.of("/").resolve(OWN), shipped)
        .map(directory -> directory.resolve(name))
        .filter(Files::isRegularFile)
        .findFirst();
  }

  /** Where the one that is made for a system is put. */
  public static Path own(Path system) {
    return system.resolve(OWN).resolve(name(system));
  }

  /** {@code debian-12-amd64.zip}, by os-release(5) and the architecture that dpkg is of. */
  public static String name(Path system) {
    Map<String, String> release = osRelease(system);
    String architecture =
        new Root(system)
            .read("var/lib/dpkg/arch")
            .flatMap(text -> text.lines().findFirst())
            .orElse("amd64");
    return String.join(
            "-",
            release.getOrDefault("ID", "linux"),
            release.getOrDefault("VERSION_ID", "0"),
            architecture.strip())
        + ".zip";
  }

  /** What os-release(5) of a system says. */
  public static Map<String, String> osRelease(Path system) {
    Root files = new Root(system);
    String text =
        files.read("etc/os-release").or(() -> files.read("usr/lib/os-release")).orElse("");
    Map<String, String> values = new HashMap<>();
    for (String line : text.lines().toList()) {
      int equals = line.indexOf('=');
      if (equals > 0) {
        values.put(line.substring(0, equals), line.substring(equals + 1).replace("\"", ""));
      }
    }
    return values;
  }
}

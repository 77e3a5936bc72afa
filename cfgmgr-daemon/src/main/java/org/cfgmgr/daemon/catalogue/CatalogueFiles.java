package org.cfgmgr.daemon.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the catalogue of a system is. */
final class CatalogueFiles {
  private static final Path SHIPPED = Path.of("/etc/cfgmgr/catalogue");

  private CatalogueFiles() {}

  /** Where the one that was made on this machine is, or will be. */
  static Path own(Path root) {
    return root.resolve("var/lib/cfgmgr/catalogue").resolve(name(root));
  }

  /** Of the system below a root: the one made on this machine, else the one that was shipped. */
  static Optional<Path> of(Path root) {
    Path shipped = Path.of(System.getProperty("cfgmgr.home", ""), "etc", "catalogue");
    String name = name(root);
    return Stream.of(own(root), shipped.resolve(name), SHIPPED.resolve(name))
        .filter(Files::isRegularFile)
        .findFirst();
  }

  /** {@code debian-12-amd64.zip}, by os-release(5) and the architecture of dpkg. */
  static String name(Path root) {
    Map<String, String> release = osRelease(root);
    String architecture =
        text(root.resolve("var/lib/dpkg/arch")).lines().findFirst().orElse("amd64").strip();
    return String.join(
            "-",
            release.getOrDefault("ID", "linux"),
            release.getOrDefault("VERSION_ID", "0"),
            architecture)
        + ".zip";
  }

  /** What os-release(5) of the system below a root says. */
  static Map<String, String> osRelease(Path root) {
    Map<String, String> values = new HashMap<>();
    String text = text(root.resolve("etc/os-release"));
    for (String line :
        (text.isEmpty() ? text(root.resolve("usr/lib/os-release")) : text).lines().toList()) {
      int equals = line.indexOf('=');
      if (equals > 0) {
        values.put(line.substring(0, equals), line.substring(equals + 1).replace("\"", ""));
      }
    }
    return values;
  }

  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), UTF_8);
    } catch (IOException e) {
      return "";
    }
  }
}

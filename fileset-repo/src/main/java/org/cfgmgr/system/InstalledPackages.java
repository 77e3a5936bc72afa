package org.cfgmgr.system;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.cfgmgr.kernel.Root;

/** The packages that are installed below a root, as dpkg-query(1) would list them. */
public final class InstalledPackages {
  private static final String STATUS = "var/lib/dpkg/status";
  private static final String INSTALLED = "install ok installed";

  private final Map<String, String> versions = new HashMap<>();
  private final TreeSet<String> unfinished = new TreeSet<>();
  private final boolean known;

  private InstalledPackages(Root root) {
    Optional<Path> status = root.find(STATUS);
    known = status.isPresent() && read(status.get());
  }

  /** Reads dpkg's status file; without one nothing is known of the packages. */
  public static InstalledPackages of(Root root) {
    return new InstalledPackages(root);
  }

  /** Whether the system has a database of packages that can be read. */
  public boolean known() {
    return known;
  }

  public boolean has(String name) {
    return versions.containsKey(name);
  }

  /** The installed version. */
  public Optional<String> version(String name) {
    return Optional.ofNullable(versions.get(name));
  }

  /** Packages whose installation was begun and not finished, which apt wants finished first. */
  public Set<String> unfinished() {
    return new TreeSet<>(unfinished);
  }

  private boolean read(Path file) {
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      Map<String, String> stanza = new HashMap<>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.isEmpty()) {
          add(stanza);
          stanza.clear();
        }
        for (String field : new String[] {"Package: ", "Status: ", "Version: "}) {
          if (line.startsWith(field)) {
            stanza.put(field, line.substring(field.length()).strip());
          }
        }
      }
      add(stanza);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private void add(Map<String, String> stanza) {
    String name = stanza.getOrDefault("Package: ", "");
    String status = stanza.getOrDefault("Status: ", "");
    if (status.equals(INSTALLED)) {
      versions.put(name, stanza.getOrDefault("Version: ", ""));
    } else if (status.contains("unpacked") || status.contains("half-")) {
      unfinished.add(name);
    }
  }
}

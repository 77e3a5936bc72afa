package org.cfgmgr.catalogue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which packages hold which files of firmware. What a package itself holds is the truth, then comes
 * {@code Contents}, which the archive makes from its packages, then DEP-11, which Debian makes no
 * more after a release.
 */
final class FirmwareOwners {
  private final NavigableMap<String, NavigableSet<String>> held = new TreeMap<>();
  private final NavigableMap<String, NavigableSet<String>> listed = new TreeMap<>();
  private final NavigableMap<String, NavigableSet<String>> announced = new TreeMap<>();

  void hold(String owner, Set<String> files) {
    files.forEach(file -> put(held, file, owner));
  }

  void announce(String owner, List<String> files) {
    files.forEach(file -> put(announced, file, owner));
  }

  /** Adds a list of files: a path in each line, and at its end {@code SECTION/PACKAGE,...}. */
  void addContents(BoundedLines lines) throws IOException {
    for (String line = lines.next(); line != null; line = lines.next()) {
      if (line.startsWith("lib/firmware/") || line.startsWith("usr/lib/firmware/")) {
        int space = Math.max(line.lastIndexOf(' '), line.lastIndexOf('\t'));
        String path = line.substring(0, Math.max(space, 0)).strip();
        for (String location : line.substring(space + 1).split(",", -1)) {
          String owner = location.substring(location.lastIndexOf('/') + 1);
          FirmwarePath.name(path).ifPresent(name -> put(listed, name, owner));
        }
      }
    }
  }

  /** All files with their packages, those of the best source. */
  NavigableMap<String, List<String>> all() {
    NavigableMap<String, List<String>> all = new TreeMap<>();
    for (Map<String, NavigableSet<String>> source : List.of(held, listed, announced)) {
      source.forEach((file, owners) -> all.putIfAbsent(file, new ArrayList<>(owners)));
    }
    return all;
  }

  private static void put(Map<String, NavigableSet<String>> map, String file, String owner) {
    map.computeIfAbsent(file, name -> new TreeSet<>()).add(owner);
  }
}

package org.cfgmgr.catalogue;

import java.util.List;
import java.util.Optional;

/** How files below {@code /lib/firmware} are named by drivers. */
final class FirmwarePath {
  private static final List<String> DIRECTORIES = List.of("lib/firmware/", "usr/lib/firmware/");
  private static final List<String> PACKINGS = List.of(".xz", ".zst");

  private FirmwarePath() {}

  /** The name of a file by its path without leading slash; empty where the kernel does not look. */
  static Optional<String> name(String path) {
    return DIRECTORIES.stream()
        .filter(path::startsWith)
        .map(directory -> plain(path.substring(directory.length())))
        .filter(name -> !name.isEmpty())
        .findFirst();
  }

  private static String plain(String file) {
    String name = file.startsWith("updates/") ? file.substring("updates/".length()) : file;
    return PACKINGS.stream()
        .filter(name::endsWith)
        .map(packing -> name.substring(0, name.length() - packing.length()))
        .findFirst()
        .orElse(name);
  }
}

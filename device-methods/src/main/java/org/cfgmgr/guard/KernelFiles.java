package org.cfgmgr.guard;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The kernel's files below the root of a machine, by names without a leading slash: {@code
 * sys/class/net}. What is absent or refuses to be read is empty. Links are resolved by their text,
 * one at a time, so that every path that comes out of {@link #device} has none in its middle.
 */
final class KernelFiles {
  private final Path root;

  KernelFiles(Path root) {
    this.root = root;
  }

  /** The names in a directory, sorted. */
  List<String> names(String directory) {
    return listing(directory).orElse(List.of());
  }

  /** The names in a directory, sorted; empty when it cannot be listed. */
  Optional<List<String>> listing(String directory) {
    String[] names = root.resolve(directory).toFile().list();
    if (names == null) {
      return Optional.empty();
    }
    Arrays.sort(names);
    return Optional.of(List.of(names));
  }

  boolean isThere(String file) {
    return Files.exists(root.resolve(file));
  }

  /** Whether a link is there, be it readable or not. */
  boolean isLink(String path) {
    return Files.isSymbolicLink(root.resolve(path));
  }

  /** The text of a file without white space around it. */
  Optional<String> text(String file) {
    try {
      byte[] bytes = Files.readAllBytes(root.resolve(file));
      return Optional.of(new String(bytes, StandardCharsets.UTF_8).strip());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  List<String> lines(String file) {
    return text(file).map(text -> text.lines().toList()).orElse(List.of());
  }

  /** The parts of a line of a table of {@code /proc}. */
  static List<String> fields(String line) {
    return List.of(line.strip().split("\\s+", -1));
  }

  /** What is written in a symbolic link. */
  Optional<String> link(String path) {
    try {
      return Optional.of(Files.readSymbolicLink(root.resolve(path)).toString());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Where a symbolic link leads, from the root of the machine and without a leading slash. */
  Optional<String> target(String path) {
    return link(path)
        .map(text -> Path.of("/", path).resolveSibling(text).normalize().toString().substring(1));
  }

  /** The sysfs path, {@code /devices/...}, that a link below {@code sys} leads to. */
  Optional<String> device(String link) {
    return target(link)
        .filter(target -> target.startsWith("sys/devices/"))
        .map(target -> target.substring("sys".length()));
  }

  /** Where the links of a directory lead, those that lead to a device. */
  List<String> devices(String directory) {
    return names(directory).stream()
        .flatMap(name -> device(directory + "/" + name).stream())
        .toList();
  }
}

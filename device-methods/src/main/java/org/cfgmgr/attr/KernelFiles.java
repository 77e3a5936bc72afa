package org.cfgmgr.attr;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The files through which a kernel tells its values, below the root of a machine. */
record KernelFiles(Path root) {
  /** A file of sysfs has a page at most (kernel, Documentation/filesystems/sysfs.rst). */
  private static final int LIMIT = 1 << 16;

  private static final String ANY = "*";

  Path sysfs(String path) {
    return root.resolve("sys").resolve(relative(path));
  }

  Path sysctl(String path) {
    return root.resolve("proc/sys").resolve(relative(path));
  }

  Path proc(String path) {
    return root.resolve("proc").resolve(relative(path));
  }

  /** What a file says; empty when there is none, or the kernel does not let it be read. */
  static Optional<String> text(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return Optional.of(new String(in.readNBytes(LIMIT), StandardCharsets.UTF_8));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The kernel's number of an entry, of a link's own and not of what it leads to. */
  static Optional<String> number(Path entry) {
    try {
      return Optional.of(
          Files.getAttribute(entry, "unix:ino", LinkOption.NOFOLLOW_LINKS).toString());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The first file, by name, that a path below a directory stands for; "*" is any name. */
  static Optional<Path> first(Path directory, String pattern) {
    int slash = pattern.indexOf('/');
    String name = slash < 0 ? pattern : pattern.substring(0, slash);
    String rest = slash < 0 ? "" : pattern.substring(slash + 1);
    return candidates(directory, name).stream()
        .flatMap(found -> end(found, rest).stream())
        .findFirst();
  }

  private static Optional<Path> end(Path found, String rest) {
    if (!rest.isEmpty()) {
      return first(found, rest);
    }
    return Files.isRegularFile(found) ? Optional.of(found) : Optional.empty();
  }

  private static List<Path> candidates(Path directory, String name) {
    return name.equals(ANY) ? children(directory) : List.of(directory.resolve(name));
  }

  private static List<Path> children(Path directory) {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      entries.forEach(found::add);
    } catch (IOException e) {
      return List.of();
    }
    found.sort(null);
    return found;
  }

  private static String relative(String path) {
    return path.startsWith("/") ? path.substring(1) : path;
  }
}

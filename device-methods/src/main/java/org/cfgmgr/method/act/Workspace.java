package org.cfgmgr.method.act;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A directory that a command keeps for itself, made when something is written into it. */
public final class Workspace {
  private final Path directory;

  public Workspace(Path directory) {
    this.directory = directory.toAbsolutePath().normalize();
  }

  /** Where something of it is; "" is the directory itself. */
  public Path path(String name) {
    return directory.resolve(name);
  }

  /** Makes a directory in it, with those above. */
  public Path directory(String name) throws IOException {
    return Files.createDirectories(path(name));
  }

  /** Writes a text, in place of what was there. */
  public void write(String name, String text) throws IOException {
    Path file = path(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** Makes a symbolic link, in place of one that was there. */
  public void link(String name, Path target) throws IOException {
    Path link = path(name);
    Files.createDirectories(link.getParent());
    Files.deleteIfExists(link);
    Files.createSymbolicLink(link, target);
  }

  /** Removes the files of a directory that are not to be kept; those below it stay. */
  public void keep(String name, Predicate<String> wanted) throws IOException {
    for (Path file : files(directory(name))) {
      if (!wanted.test(String.valueOf(file.getFileName()))) {
        Files.delete(file);
      }
    }
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}

package org.cfgmgr.scan;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The files below a directory: of this machine, or of an unpacked recording. */
final class DirectoryTree implements SysTree {
  private static final String[] NONE = {};

  private final Path root;
  private final boolean isSys;
  private final Fence fence;

  /**
   * Shows a directory.
   *
   * @param root the root of a machine, {@code /} for this one, or a {@code sys} directory itself.
   *     Reads of any other than {@code /} stay inside, whatever its links say.
   */
  DirectoryTree(Path root) {
    this.root = root.toAbsolutePath().normalize();
    this.isSys = !Files.isDirectory(root.resolve("sys")) && Files.isDirectory(root.resolve("bus"));
    this.fence = this.root.getNameCount() == 0 ? Fence.OPEN : new Fence.Closed(this.root);
  }

  @Override
  public List<String> list(String directory) {
    Path path = locate(directory);
    String[] names = fence.admitsDirectory(path) ? path.toFile().list() : NONE;
    if (names == null) {
      requireAbsent(path);
      return List.of();
    }
    Arrays.sort(names);
    return List.of(names);
  }

  /** A directory that is there and refuses to be listed is not the same as none. */
  private static void requireAbsent(Path path) {
    if (Files.isDirectory(path)) {
      throw new UncheckedIOException(new AccessDeniedException(path.toString()));
    }
  }

  @Override
  public Optional<String> read(String file) {
    Path path = locate(file);
    if (!fence.admitsFile(path)) {
      return Optional.empty();
    }
    try (InputStream in = new FileInputStream(path.toString())) {
      return Optional.of(SysText.of(file, SysText.bytes(in)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<String> link(String path) {
    try {
      return SysPath.resolve(path, Files.readSymbolicLink(locate(path)).toString());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private Path locate(String path) {
    return isSys ? root.resolve(path.replaceFirst("^sys/?", "")) : root.resolve(path);
  }
}

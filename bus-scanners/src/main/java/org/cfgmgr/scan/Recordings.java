package org.cfgmgr.scan;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** Opens the device trees of other machines. */
public final class Recordings {
  private static final String BUS = "sys/bus";

  private Recordings() {}

  /**
   * Opens a recording: a directory that holds {@code sys} (or is one), or a tar archive of it,
   * plain or packed with gzip, xz or zstd. An archive is read into memory here; a directory is read
   * when it is scanned.
   *
   * @throws HardwareException when it cannot be read, is broken, or holds no {@code sys/bus}; the
   *     message names the file
   */
  public static Hardware open(Path recording) {
    if (!Files.exists(recording)) {
      throw new HardwareException(recording + ": no such file or directory");
    }
    SysTree tree = Files.isDirectory(recording) ? new DirectoryTree(recording) : archive(recording);
    return hardware(tree, false, recording.toString());
  }

  static Hardware live(Path root) {
    return hardware(new DirectoryTree(root), true, "this machine");
  }

  static Hardware hardware(SysTree tree, boolean live, String name) {
    if (buses(tree, name).isEmpty()) {
      throw new HardwareException(name + ": holds no sys/bus, so there is no device to see");
    }
    return new ScannedHardware(tree, Scanners.standard(), live, name);
  }

  private static java.util.List<String> buses(SysTree tree, String name) {
    try {
      return tree.list(BUS);
    } catch (UncheckedIOException e) {
      throw new HardwareException(name + ": sys/bus cannot be read: " + e.getMessage(), e);
    }
  }

  private static SysTree archive(Path file) {
    Set<String> names = Scanners.fileNames(Scanners.standard());
    return rooted(ArchiveTree.read(file, names, ArchiveTree.Limits.USUAL));
  }

  /** The root of a machine in an archive: itself, below its one folder, or above what it holds. */
  static SysTree rooted(MemoryTree tree) {
    if (tree.isDirectory(BUS)) {
      return tree;
    }
    if (tree.isDirectory("bus")) {
      return tree.under("sys");
    }
    return tree.list("").stream()
        .filter(folder -> tree.isDirectory(folder + "/" + BUS))
        .findFirst()
        .map(tree::below)
        .orElse(tree);
  }
}

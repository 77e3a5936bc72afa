package org.cfgmgr.scan;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** Opens the device trees of other machines. */
public final class Recordings {
  private static final String BUS = "sys/bus";
  private static final Path STDIN = Path.of("-");

  private Recordings() {}

  /**
   * Opens a recording: a directory that holds {@code sys} (or is one), a tar archive of it, or text
   * that lists devices ({@link org.cfgmgr.scan.listing.Listings}); archive and text plain or packed
   * with gzip, xz or zstd. All but a directory is read into memory here; a directory is read when
   * it is scanned.
   *
   * @throws HardwareException when it cannot be read, is broken, or holds no {@code sys/bus}; the
   *     message names the file
   */
  public static Hardware open(Path recording) {
    if (!Files.exists(recording)) {
      throw new HardwareException(recording + ": no such file or directory");
    }
    if (Files.isDirectory(recording)) {
      return hardware(new DirectoryTree(recording), false, recording.toString());
    }
    try (InputStream in = Files.newInputStream(recording)) {
      return read(recording.toString(), in);
    } catch (IOException e) {
      throw new HardwareException(recording + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Opens a recording by the name that a user gives: {@code -} is standard input, anything else a
   * file or directory.
   *
   * @throws HardwareException as {@link #open(Path)}
   */
  public static Hardware open(Path recording, InputStream standardInput) {
    return recording.equals(STDIN) ? read("standard input", standardInput) : open(recording);
  }

  private static Hardware read(String name, InputStream in) {
    Set<String> names = Scanners.fileNames(Scanners.standard());
    MemoryTree tree = ArchiveTree.read(name, in, names, ArchiveTree.Limits.USUAL);
    return hardware(rooted(tree), false, name);
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

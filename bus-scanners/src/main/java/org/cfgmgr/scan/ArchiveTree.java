package org.cfgmgr.scan;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.tar.TarUtils;
import org.cfgmgr.scan.listing.ListingException;

/**
 * Reads a recorded tree out of a tar archive, packed or not, into memory. Of files only the named
 * ones are kept; nothing is written to disk. An archive that is broken, or that holds what no
 * recording holds, is refused whole.
 */
final class ArchiveTree {
  private static final int BUFFER = 64 * 1024;

  /** The kernel's PATH_MAX. */
  private static final int LONGEST_PATH = 4096;

  /** How the tar library says that an entry ends too early. */
  private static final String TRUNCATED = "Truncated TAR archive";

  private final String archive;
  private final Set<String> names;
  private final Limits limits;
  private final MemoryTree tree = new MemoryTree();
  private String entry = "";
  private int entries;

  /**
   * Bounds of what an archive may hold.
   *
   * @param bytes when unpacked, all in all
   */
  record Limits(long bytes, int entries, long attribute) {
    /** A recording of 100,000 devices stays below a half of these. */
    static final Limits USUAL = new Limits(4L << 30, 8_000_000, SysText.LIMIT);
  }

  private ArchiveTree(String archive, Set<String> names, Limits limits) {
    this.archive = archive;
    this.names = names;
    this.limits = limits;
  }

  /**
   * Reads an archive.
   *
   * @param names the file names (last parts of paths) whose text is kept
   * @throws HardwareException naming the archive, and the entry that is wrong
   */
  static MemoryTree read(Path archive, Set<String> names, Limits limits) {
    try (InputStream in = Files.newInputStream(archive)) {
      return read(archive.toString(), in, names, limits);
    } catch (IOException e) {
      throw new HardwareException(archive + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /** The same from a stream, which may also be text that lists devices. */
  static MemoryTree read(String name, InputStream in, Set<String> names, Limits limits) {
    return new ArchiveTree(name, names, limits).read(in);
  }

  private MemoryTree read(InputStream in) {
    try (InputStream file = new BufferedInputStream(in, BUFFER);
        InputStream packed = Compression.of(peek(file, Compression.MAGIC)).unpack(file);
        InputStream tar = new BufferedInputStream(new Bounded(packed, limits.bytes()), BUFFER)) {
      byte[] start = peek(tar, TarConstants.DEFAULT_RCDSIZE);
      if (isTar(start)) {
        readAll(tar);
        return tree;
      }
      return listed(start, tar);
    } catch (HardwareException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      if (e instanceof EOFException || TRUNCATED.equals(e.getMessage())) {
        throw refused("is cut short" + after() + "; copy it again", e);
      }
      // The decoders throw what comes first on bytes that make no sense.
      throw refused("cannot be read" + after() + ": " + e.getMessage(), e);
    }
  }

  private void readAll(InputStream tar) throws IOException {
    TarReader reader = new TarReader(tar);
    for (TarArchiveEntry at = reader.getNextEntry(); at != null; at = reader.getNextEntry()) {
      entry = SysText.printable(at.getName());
      if (++entries > limits.entries()) {
        throw refused("holds more than " + limits.entries() + " entries");
      }
      take(at, reader);
    }
    drain(tar);
  }

  private void take(TarArchiveEntry at, InputStream content) throws IOException {
    String path = path(at.getName());
    try {
      if (at.isSymbolicLink()) {
        link(path, at.getLinkName());
      } else if (at.isLink()) {
        hardLink(path, at.getLinkName());
      } else if (at.isDirectory()) {
        tree.addDirectory(path);
      } else if (at.isFile() && !isSpecial(at)) {
        file(path, at, content);
      }
    } catch (IllegalArgumentException e) {
      throw refused("entry '" + entry + "' " + e.getMessage(), e);
    }
  }

  /** Device nodes and pipes: no kernel shows any in sysfs, nothing is lost with them. */
  private static boolean isSpecial(TarArchiveEntry at) {
    return at.isCharacterDevice() || at.isBlockDevice() || at.isFIFO();
  }

  private void file(String path, TarArchiveEntry at, InputStream content) throws IOException {
    if (!names.contains(SysPath.name(path))) {
      tree.addFile(path);
      return;
    }
    if (at.getSize() > limits.attribute()) {
      throw refused(
          "entry '%s' has %d bytes, more than the %d an attribute may have"
              .formatted(entry, at.getSize(), limits.attribute()));
    }
    byte[] bytes = content.readNBytes((int) at.getSize());
    if (bytes.length < at.getSize()) {
      throw new EOFException();
    }
    tree.addText(path, SysText.of(path, bytes));
  }

  private void link(String path, String target) {
    if (target.startsWith("/")) {
      throw new IllegalArgumentException("is a link to the absolute path '" + target + "'");
    }
    tree.addLink(path, target);
  }

  /** Another name for a file that came before. */
  private void hardLink(String path, String target) {
    tree.read(path(target)).ifPresentOrElse(t -> tree.addText(path, t), () -> tree.addFile(path));
  }

  /** The path of a name in the tree: no leading {@code ./}, nothing that climbs. */
  private String path(String name) {
    if (name.length() > LONGEST_PATH) {
      throw refused("entry '%.40s...' has a name that no file can have".formatted(entry));
    }
    if (name.startsWith("/")) {
      throw refused("entry '" + entry + "' has an absolute name");
    }
    if (name.chars().anyMatch(Character::isISOControl)) {
      throw refused("entry '" + entry + "' has control characters in its name");
    }
    if (("/" + name + "/").contains("/../")) {
      throw refused("entry '" + entry + "' has '..' in its name");
    }
    return SysPath.resolve("", name).orElseThrow();
  }

  private MemoryTree listed(byte[] start, InputStream text) throws IOException {
    if (!ListedTree.isText(start)) {
      throw refused(
          "is no tar archive (plain, or packed with gzip, xz or zstd), nor text that lists devices");
    }
    try {
      return ListedTree.read(text);
    } catch (ListingException | IllegalArgumentException e) {
      throw refused(String.valueOf(e.getMessage()), e);
    }
  }

  /** Tar's first version had no magic number; all of them have a check sum. */
  private static boolean isTar(byte[] header) {
    try {
      return header.length == TarConstants.DEFAULT_RCDSIZE && TarUtils.verifyCheckSum(header);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Reads to the end, so that a check sum of the packer's is looked at. */
  private static void drain(InputStream in) throws IOException {
    byte[] buffer = new byte[BUFFER];
    while (in.read(buffer) >= 0) {
      // Only the reading counts.
    }
  }

  private static byte[] peek(InputStream in, int length) throws IOException {
    in.mark(length);
    byte[] start = in.readNBytes(length);
    in.reset();
    return start;
  }

  private String after() {
    return entry.isEmpty() ? "" : " after entry '" + entry + "'";
  }

  private HardwareException refused(String why) {
    return new HardwareException(archive + ": " + why);
  }

  private HardwareException refused(String why, Exception cause) {
    return new HardwareException(archive + ": " + why, cause);
  }
}

package org.cfgmgr.scan;

import java.util.List;
import java.util.Optional;

/**
 * The files a kernel shows below {@code /sys} (and a few of {@code /proc}), live or recorded.
 *
 * <p>Paths are relative to the root of the machine and have no leading slash: {@code
 * sys/bus/pci/devices}. Only named attributes are ever read: some files of sysfs act when read. Ask
 * by paths without links in the middle (resolve them with {@link #link} first): only a live tree
 * would follow them. All methods may be called from several threads.
 */
public interface SysTree {
  /** A tree without any file. */
  static SysTree none() {
    return new MemoryTree();
  }

  /**
   * The names in a directory, sorted; empty when there is no such directory.
   *
   * @throws java.io.UncheckedIOException when it is there and refuses to be listed
   */
  List<String> list(String directory);

  /**
   * An attribute's text without trailing white space; empty when it is absent or the kernel refuses
   * to answer (EIO, EINVAL, ENODEV and the like are normal in sysfs). Of a variable of EFI, which
   * is binary, the text is its bytes in hexadecimal.
   */
  Optional<String> read(String file);

  /**
   * Where a symbolic link leads, as a normalized path of this tree; empty when it is no link. A
   * link in the middle of {@code path} is not followed.
   */
  Optional<String> link(String path);
}

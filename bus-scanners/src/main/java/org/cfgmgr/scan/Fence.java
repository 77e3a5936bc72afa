package org.cfgmgr.scan;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Which files of a directory may be opened. */
sealed interface Fence {
  /** Lets everything pass: the kernel's own tree. */
  Fence OPEN = new Open();

  boolean admitsDirectory(Path directory);

  boolean admitsFile(Path file);

  /** No check, no cost. */
  record Open() implements Fence {
    @Override
    public boolean admitsDirectory(Path directory) {
      return true;
    }

    @Override
    public boolean admitsFile(Path file) {
      return true;
    }
  }

  /**
   * Keeps to plain files that no link stands before: a recording comes from elsewhere, and a link
   * or a pipe in it must show us neither our own files nor a read without end.
   */
  final class Closed implements Fence {
    private final Path root;
    private final Map<Path, Boolean> directories = new ConcurrentHashMap<>();

    Closed(Path root) {
      this.root = root;
    }

    @Override
    public boolean admitsDirectory(Path directory) {
      return inside(directory);
    }

    private boolean inside(@Nullable Path directory) {
      if (directory == null) {
        return false;
      }
      if (directory.equals(root)) {
        return true;
      }
      Boolean known = directories.get(directory);
      if (known == null) {
        known =
            inside(directory.getParent())
                && Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS);
        directories.put(directory, known);
      }
      return known;
    }

    @Override
    public boolean admitsFile(Path file) {
      return inside(file.getParent()) && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }
  }
}

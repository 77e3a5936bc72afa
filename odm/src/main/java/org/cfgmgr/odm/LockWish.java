package org.cfgmgr.odm;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The wish of a person's command for the {@link RunLock} that the daemon holds. It is a lock of its
 * own, which many may share, and ends with the process of who wishes, however that ends.
 */
public final class LockWish implements AutoCloseable {
  private static final String FILE = "config_wish";

  private final FileChannel channel;

  private LockWish(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Wishes.
   *
   * @throws OdmException when this user may not write to the store
   */
  public static LockWish of(Path directory) {
    Path file = OdmDirectory.file(directory, FILE);
    try {
      FileChannel channel = open(file);
      // Shared with others who wish; the daemon holds it for no longer than it takes to look.
      channel.lock(0, Long.MAX_VALUE, true);
      return new LockWish(channel);
    } catch (IOException e) {
      throw new OdmException("cannot wait for the configuration lock: " + Reasons.of(e), e);
    }
  }

  /** Whether somebody wishes. To be asked by the daemon only. */
  public static synchronized boolean isMade(Path directory) {
    Path file = directory.resolve(FILE);
    if (!Files.exists(file)) {
      return false;
    }
    try (FileChannel channel = open(file)) {
      @Nullable FileLock free = channel.tryLock();
      return free == null;
    } catch (OverlappingFileLockException e) {
      // It is of this very process.
      return true;
    } catch (IOException e) {
      // Who cannot be heard is not waited for.
      return false;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new OdmException("cannot give up waiting for the lock: " + Reasons.of(e), e);
    }
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }
}

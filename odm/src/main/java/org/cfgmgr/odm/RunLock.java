package org.cfgmgr.odm;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The configuration lock of an ODM directory: one run at a time. The kernel gives it back when its
 * holder ends, however it ends. Commands that a method starts join the run by a token in their
 * environment.
 */
public final class RunLock implements AutoCloseable {
  /** The environment variable by which a method's own commands join the run. */
  public static final String TOKEN = "CFGMGR_LOCK";

  /** The name of the holder that gives the lock up when somebody {@link LockWish wishes} for it. */
  public static final String DAEMON = "cfgmgrd";

  private static final String FILE = "config_lock";

  /**
   * What this process holds. The kernel takes its locks away as soon as the process closes any
   * descriptor of the file, so a lock file that is held must not even be opened to look inside.
   */
  private static final Map<Path, LockHolder> HELD = new HashMap<>();

  private final String token;
  private final @Nullable FileChannel channel;
  private final Path file;

  private RunLock(String token, @Nullable FileChannel channel, Path file) {
    this.token = token;
    this.channel = channel;
    this.file = file;
  }

  /** How to wait a moment. */
  public interface Pause {
    void moment() throws InterruptedException;
  }

  /**
   * Takes the lock, or joins the run that started this process.
   *
   * @param command who is to be named to others
   * @param environment of this process
   * @throws LockHeldException when another run holds it
   */
  public static RunLock acquire(
      Path directory, String command, Map<String, String> environment, InstantSource clock) {
    Path file = OdmDirectory.file(directory, FILE);
    String joining = environment.getOrDefault(TOKEN, "");
    synchronized (HELD) {
      try {
        return acquire(file.toRealPath(), command, joining, clock);
      } catch (IOException e) {
        throw new OdmException(
            "cannot take the configuration lock " + file + ": " + Reasons.of(e), e);
      }
    }
  }

  /**
   * The same, but waits for the run that holds the lock, for a time.
   *
   * @throws LockHeldException when it is still held after that time
   */
  public static RunLock acquire(
      Path directory,
      String command,
      Map<String, String> environment,
      InstantSource clock,
      Duration wait,
      Pause pause) {
    Instant end = clock.instant().plus(wait);
    while (true) {
      try {
        return acquire(directory, command, environment, clock);
      } catch (LockHeldException e) {
        if (!clock.instant().isBefore(end) || !paused(pause)) {
          throw e;
        }
      }
    }
  }

  /** What is put into the environment of methods, so that their commands join. */
  public String token() {
    return token;
  }

  /** Gives the lock back, but for one that was only joined. */
  @Override
  public void close() {
    if (channel == null) {
      return;
    }
    synchronized (HELD) {
      if (!channel.isOpen()) {
        return;
      }
      HELD.remove(file);
      try (channel) {
        channel.truncate(0);
      } catch (IOException e) {
        throw new OdmException(
            "cannot give back the configuration lock " + file + ": " + Reasons.of(e), e);
      }
    }
  }

  private static RunLock acquire(Path file, String command, String joining, InstantSource clock)
      throws IOException {
    LockHolder own = HELD.get(file);
    if (own != null) {
      return join(file, own, joining);
    }
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    boolean taken = false;
    try {
      if (channel.tryLock() == null) {
        return join(file, LockHolder.parse(Files.readString(file)), joining);
      }
      LockHolder holder = LockHolder.of(UUID.randomUUID().toString(), command, clock.instant());
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(holder.text().getBytes(UTF_8)));
      HELD.put(file, holder);
      taken = true;
      return new RunLock(holder.token(), channel, file);
    } finally {
      if (!taken) {
        channel.close();
      }
    }
  }

  private static RunLock join(Path file, LockHolder holder, String joining) {
    if (joining.isEmpty() || !holder.token().equals(joining)) {
      throw new LockHeldException(
          "the configuration lock is held by " + holder.who() + "; wait until it has ended",
          holder.givesWay());
    }
    return new RunLock(joining, null, file);
  }

  private static boolean paused(Pause pause) {
    try {
      pause.moment();
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}

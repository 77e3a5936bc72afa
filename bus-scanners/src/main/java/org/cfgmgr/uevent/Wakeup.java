package org.cfgmgr.uevent;

import com.sun.jna.LastErrorException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.spi.AbstractInterruptibleChannel;

/**
 * Ends a poll(2) from outside, by an eventfd(2) that is polled too. To be told of an interrupt is
 * what Java offers to channels only: so no thread need look every now and then, and as with
 * channels the interrupt closes.
 */
final class Wakeup extends AbstractInterruptibleChannel {
  private final int file = LibC.eventfd(0, LibC.EFD_CLOEXEC);

  /** Whether there is something to read, or this was closed, before the time is up. */
  boolean poll(int socket, int milliseconds) throws InterruptedException {
    try {
      begin();
      try {
        return pollUnguarded(socket, milliseconds);
      } finally {
        end(true);
      }
    } catch (ClosedByInterruptException e) {
      Thread.interrupted();
      throw new InterruptedException("interrupted while waiting for events");
    } catch (AsynchronousCloseException e) {
      return true;
    }
  }

  /** Wakes who polls, now and ever after. */
  void wake() {
    try {
      close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives the file back; nobody may poll any more. */
  void release() {
    LibC.close(file);
  }

  @Override
  protected void implCloseChannel() {
    byte[] one = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.nativeOrder()).putLong(1).array();
    LibC.write(file, one, one.length);
  }

  private boolean pollUnguarded(int socket, int milliseconds) {
    int[] files = {socket, LibC.POLLIN, file, LibC.POLLIN};
    if (ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN) {
      // The two shorts of a struct pollfd: what is asked comes first.
      files[1] = LibC.POLLIN << Short.SIZE;
      files[3] = LibC.POLLIN << Short.SIZE;
    }
    try {
      return LibC.poll(files, 2, milliseconds) > 0;
    } catch (LastErrorException e) {
      if (e.getErrorCode() == LibC.EINTR) {
        return true;
      }
      throw e;
    }
  }
}

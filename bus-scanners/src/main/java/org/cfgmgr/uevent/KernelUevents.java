package org.cfgmgr.uevent;

import com.sun.jna.LastErrorException;
import com.sun.jna.ptr.IntByReference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** The kernel's own events, over a netlink socket (netlink(7), NETLINK_KOBJECT_UEVENT). */
final class KernelUevents implements Uevents {
  /** The group in which the kernel speaks; udev speaks in the second one. */
  private static final int KERNEL = 1;

  /** A burst of hotplug events is kept here until it is read. */
  private static final int RECEIVE_BUFFER = 8 << 20;

  /** The kernel's UEVENT_BUFFER_SIZE is 2 KiB, and the header comes on top. */
  private static final int LARGEST = 16 << 10;

  private static final int ADDRESS = 12;
  private static final int POLLIN = 1;
  private static final int DONT_WAIT = 0x40;

  private final int socket;
  private final int wake;
  private final byte[] buffer = new byte[LARGEST];
  private volatile boolean closed;

  private KernelUevents(int socket, int wake) {
    this.socket = socket;
    this.wake = wake;
  }

  static KernelUevents open() {
    try {
      int socket =
          LibC.socket(
              LibC.AF_NETLINK, LibC.SOCK_DGRAM | LibC.SOCK_CLOEXEC, LibC.NETLINK_KOBJECT_UEVENT);
      enlarge(socket);
      // struct sockaddr_nl: family, padding, port 0 (the kernel chooses), groups.
      LibC.bind(socket, address(KERNEL), ADDRESS);
      return new KernelUevents(socket, LibC.eventfd(0, LibC.EFD_CLOEXEC));
    } catch (LastErrorException e) {
      throw new UeventException("cannot listen to the kernel's events: " + e.getMessage(), e);
    }
  }

  @Override
  public Optional<Uevent> next(Duration wait) throws InterruptedException {
    long end = System.nanoTime() + wait.toNanos();
    while (!closed) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (!readable((int) Math.min(Math.max(left, 0), Integer.MAX_VALUE))) {
        return Optional.empty();
      }
      Optional<Uevent> event = receive();
      if (event.isPresent()) {
        return event;
      }
    }
    return Optional.empty();
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      LibC.write(
          wake,
          ByteBuffer.allocate(Long.BYTES).order(ByteOrder.nativeOrder()).putLong(1).array(),
          Long.BYTES);
      LibC.close(socket);
      LibC.close(wake);
    }
  }

  private static void enlarge(int socket) {
    IntByReference size = new IntByReference(RECEIVE_BUFFER);
    // Only root may go beyond the limit of the system; others get what they get.
    if (LibC.setsockopt(socket, LibC.SOL_SOCKET, LibC.SO_RCVBUFFORCE, size, Integer.BYTES) != 0) {
      LibC.setsockopt(socket, LibC.SOL_SOCKET, LibC.SO_RCVBUF, size, Integer.BYTES);
    }
  }

  private static byte[] address(int groups) {
    return ByteBuffer.allocate(ADDRESS)
        .order(ByteOrder.nativeOrder())
        .putShort((short) LibC.AF_NETLINK)
        .putShort((short) 0)
        .putInt(0)
        .putInt(groups)
        .array();
  }

  /** Whether there is something to read, or this was closed. */
  private boolean readable(int milliseconds) {
    int[] files = {socket, POLLIN, wake, POLLIN};
    try {
      return LibC.poll(files, 2, milliseconds) > 0;
    } catch (LastErrorException e) {
      if (e.getErrorCode() == LibC.EINTR) {
        return true;
      }
      throw new UeventException("cannot wait for the kernel's events: " + e.getMessage(), e);
    }
  }

  /** The next message, unless it is not the kernel's, or there is none after all. */
  private Optional<Uevent> receive() {
    byte[] sender = new byte[ADDRESS];
    try {
      int length =
          LibC.recvfrom(socket, buffer, LARGEST, DONT_WAIT, sender, new IntByReference(ADDRESS));
      boolean fromKernel = ByteBuffer.wrap(sender).getInt(4) == 0;
      return fromKernel ? UeventMessage.parse(buffer, length) : Optional.empty();
    } catch (LastErrorException e) {
      return e.getErrorCode() == LibC.ENOBUFS
          ? Optional.of(new Uevent(Uevent.LOST, "/", new TreeMap<>()))
          : Optional.empty();
    }
  }
}

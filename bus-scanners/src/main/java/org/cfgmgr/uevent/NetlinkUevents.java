package org.cfgmgr.uevent;

import com.sun.jna.LastErrorException;
import com.sun.jna.ptr.IntByReference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** Events over a netlink socket (netlink(7), NETLINK_KOBJECT_UEVENT). */
final class NetlinkUevents implements Uevents {
  /** A burst of hotplug events is kept here until it is read. */
  static final int RECEIVE_BUFFER = 8 << 20;

  private static final int ADDRESS = 12;

  /** As long as poll(2) can wait. */
  private static final Duration LONGEST = Duration.ofMillis(Integer.MAX_VALUE - 1);

  private final Speaker speaker;
  private final int socket;
  private final Wakeup wakeup;
  private final Datagram datagram = new Datagram();

  /**
   * Held by who reads, so that nobody reads a file that is closed, or another one of its number.
   */
  private final ReentrantLock reading = new ReentrantLock();

  private boolean released;

  private NetlinkUevents(Speaker speaker, int socket, Wakeup wakeup) {
    this.speaker = speaker;
    this.socket = socket;
    this.wakeup = wakeup;
  }

  static NetlinkUevents open(Speaker speaker, int bufferSize) {
    try {
      int socket =
          LibC.socket(
              LibC.AF_NETLINK, LibC.SOCK_DGRAM | LibC.SOCK_CLOEXEC, LibC.NETLINK_KOBJECT_UEVENT);
      try {
        subscribe(socket, speaker, bufferSize);
        return new NetlinkUevents(speaker, socket, new Wakeup());
      } catch (LastErrorException e) {
        LibC.close(socket);
        throw e;
      }
    } catch (LastErrorException e) {
      throw new UeventException("cannot listen to the kernel's events: " + e.getMessage(), e);
    }
  }

  @Override
  public Optional<Uevent> next(Duration wait) throws InterruptedException {
    long end = System.nanoTime() + (wait.compareTo(LONGEST) < 0 ? wait : LONGEST).toNanos();
    reading.lockInterruptibly();
    try {
      Optional<Uevent> event = Optional.empty();
      while (event.isEmpty() && isReadable(end)) {
        event = receive();
      }
      return event;
    } catch (LastErrorException e) {
      throw new UeventException("cannot hear the kernel's events: " + e.getMessage(), e);
    } finally {
      reading.unlock();
    }
  }

  @Override
  public void close() {
    wakeup.wake();
    reading.lock();
    try {
      if (!released) {
        released = true;
        LibC.close(socket);
        wakeup.release();
      }
    } finally {
      reading.unlock();
    }
  }

  private static void subscribe(int socket, Speaker speaker, int bufferSize) {
    // Only root may go beyond the limit of the system; others get what they get.
    if (!set(socket, LibC.SO_RCVBUFFORCE, bufferSize)) {
      set(socket, LibC.SO_RCVBUF, bufferSize);
    }
    set(socket, LibC.SO_PASSCRED, 1);
    LibC.bind(socket, address(speaker.group()), ADDRESS);
  }

  private static boolean set(int socket, int option, int value) {
    IntByReference pointer = new IntByReference(value);
    return LibC.setsockopt(socket, LibC.SOL_SOCKET, option, pointer, Integer.BYTES) == 0;
  }

  /** A {@code struct sockaddr_nl}: family, padding, port 0 (the kernel chooses), groups. */
  private static byte[] address(int groups) {
    return ByteBuffer.allocate(ADDRESS)
        .order(ByteOrder.nativeOrder())
        .putShort((short) LibC.AF_NETLINK)
        .putShort((short) 0)
        .putInt(0)
        .putInt(groups)
        .array();
  }

  private boolean isReadable(long end) throws InterruptedException {
    long left = Math.max(end - System.nanoTime(), 0);
    // Rounded up: to wait for less than asked would make the caller ask again and again.
    long milliseconds = TimeUnit.NANOSECONDS.toMillis(left + 999_999);
    return wakeup.isOpen() && wakeup.poll(socket, (int) milliseconds) && wakeup.isOpen();
  }

  /** The next message, unless someone else sent it, or there is none after all. */
  private Optional<Uevent> receive() {
    try {
      datagram.receive(socket);
      return datagram.isCut() ? lost() : speaker.event(datagram);
    } catch (LastErrorException e) {
      return switch (e.getErrorCode()) {
        case LibC.ENOBUFS -> lost();
        case LibC.EAGAIN, LibC.EINTR -> Optional.empty();
        default -> throw e;
      };
    }
  }

  private static Optional<Uevent> lost() {
    return Optional.of(new Uevent(Uevent.LOST, "/", new TreeMap<>()));
  }
}

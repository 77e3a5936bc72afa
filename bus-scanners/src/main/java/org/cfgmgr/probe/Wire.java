package org.cfgmgr.probe;

import com.sun.jna.LastErrorException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Optional;

/**
 * The wire of an interface, for one protocol (packet(7)). What we send ourselves is not heard: a
 * socket that is bound to a protocol hears only what comes in.
 */
final class Wire implements AutoCloseable {
  private static final int ADDRESS = 20;
  private static final int MEMBERSHIP = 16;
  private static final int LONGEST = 1514;

  private final int socket;
  private final ByteBuffer frame = ByteBuffer.allocateDirect(LONGEST);

  /**
   * Opens it.
   *
   * @param index of the interface
   * @throws LastErrorException when this user may not
   */
  Wire(int index, int protocol) {
    int number = Short.toUnsignedInt(Short.reverseBytes((short) protocol));
    boolean big = ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN;
    this.socket =
        LibC.socket(LibC.AF_PACKET, LibC.SOCK_RAW | LibC.SOCK_CLOEXEC, big ? protocol : number);
    try {
      LibC.bind(socket, address(index, protocol), ADDRESS);
      // Answers about IPv6 go to a group that we are in only when we have an address ourselves.
      LibC.setsockopt(
          socket, LibC.SOL_PACKET, LibC.PACKET_ADD_MEMBERSHIP, allGroups(index), MEMBERSHIP);
    } catch (LastErrorException e) {
      LibC.close(socket);
      throw e;
    }
  }

  /** A {@code struct sockaddr_ll}. */
  private static byte[] address(int index, int protocol) {
    ByteBuffer address = ByteBuffer.allocate(ADDRESS).order(ByteOrder.nativeOrder());
    address.putShort((short) LibC.AF_PACKET);
    address.put((byte) (protocol >> 8)).put((byte) protocol);
    return address.putInt(index).array();
  }

  /** A {@code struct packet_mreq}. */
  private static byte[] allGroups(int index) {
    return ByteBuffer.allocate(MEMBERSHIP)
        .order(ByteOrder.nativeOrder())
        .putInt(index)
        .putShort((short) LibC.PACKET_MR_ALLMULTI)
        .array();
  }

  void send(byte[] data) {
    LibC.send(socket, data, data.length, 0);
  }

  /** The next frame, when one comes in time; good until the next call. */
  Optional<ByteBuffer> next(Duration wait) {
    try {
      int[] poll = {socket, pollIn()};
      if (LibC.poll(poll, 1, (int) wait.toMillis()) <= 0) {
        return Optional.empty();
      }
      frame.clear();
      long length = LibC.recv(socket, frame, LONGEST, LibC.MSG_DONTWAIT);
      return Optional.of(frame.limit((int) length));
    } catch (LastErrorException e) {
      if (e.getErrorCode() == LibC.EINTR || e.getErrorCode() == LibC.EAGAIN) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static int pollIn() {
    boolean big = ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN;
    return big ? LibC.POLLIN << 16 : LibC.POLLIN;
  }

  @Override
  public void close() {
    LibC.close(socket);
  }
}

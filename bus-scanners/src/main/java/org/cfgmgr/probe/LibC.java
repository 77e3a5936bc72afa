package org.cfgmgr.probe;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import java.nio.ByteBuffer;

/** The calls of the C library that a packet socket needs: Java knows no such sockets. */
final class LibC {
  static final int AF_PACKET = 17;
  static final int SOCK_RAW = 3;
  static final int SOCK_CLOEXEC = 0x80000;
  static final int SOL_PACKET = 263;
  static final int PACKET_ADD_MEMBERSHIP = 1;
  static final int PACKET_MR_ALLMULTI = 2;
  static final int MSG_DONTWAIT = 0x40;
  static final int POLLIN = 1;
  static final int EINTR = 4;
  static final int EAGAIN = 11;

  static {
    Native.register(LibC.class, "c");
  }

  private LibC() {}

  static native int socket(int domain, int type, int protocol) throws LastErrorException;

  static native int bind(int socket, byte[] address, int length) throws LastErrorException;

  static native int setsockopt(int socket, int level, int option, byte[] value, int length)
      throws LastErrorException;

  static native long send(int socket, byte[] data, long size, int flags) throws LastErrorException;

  static native long recv(int socket, ByteBuffer data, long size, int flags)
      throws LastErrorException;

  /** Several {@code struct pollfd}, each an int and two shorts. */
  static native int poll(int[] files, long count, int milliseconds) throws LastErrorException;

  static native int close(int file);
}

package org.cfgmgr.daemon.systemd;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;

/** The calls that a datagram to a Unix socket needs: Java knows such sockets as streams only. */
final class LibC {
  static final int AF_UNIX = 1;
  static final int SOCK_DGRAM = 2;
  static final int SOCK_CLOEXEC = 0x80000;
  static final int MSG_NOSIGNAL = 0x4000;

  static {
    Native.register(LibC.class, "c");
  }

  private LibC() {}

  static native int socket(int domain, int type, int protocol) throws LastErrorException;

  static native long sendto(
      int socket, byte[] message, long size, int flags, byte[] address, int length)
      throws LastErrorException;

  static native int close(int file);
}

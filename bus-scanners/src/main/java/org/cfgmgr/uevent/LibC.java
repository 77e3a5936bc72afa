package org.cfgmgr.uevent;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import com.sun.jna.ptr.IntByReference;
import java.nio.ByteBuffer;

/**
 * The calls of the C library that a netlink socket needs: Java knows no such sockets. Its native
 * part is loaded when the class is first used.
 */
final class LibC {
  static final int AF_NETLINK = 16;
  static final int SOCK_DGRAM = 2;
  static final int SOCK_CLOEXEC = 0x80000;
  static final int NETLINK_KOBJECT_UEVENT = 15;
  static final int SOL_SOCKET = 1;
  static final int SO_RCVBUF = 8;
  static final int SO_PASSCRED = 16;
  static final int SO_RCVBUFFORCE = 33;
  static final int SCM_CREDENTIALS = 2;
  static final int MSG_TRUNC = 0x20;
  static final int MSG_DONTWAIT = 0x40;
  static final int EFD_CLOEXEC = 0x80000;
  static final int POLLIN = 1;
  static final int EINTR = 4;
  static final int EAGAIN = 11;
  static final int ENOBUFS = 105;

  static {
    Native.register(LibC.class, "c");
  }

  private LibC() {}

  static native int socket(int domain, int type, int protocol) throws LastErrorException;

  static native int bind(int socket, byte[] address, int length) throws LastErrorException;

  static native int setsockopt(int socket, int level, int option, IntByReference value, int length);

  static native long recvmsg(int socket, ByteBuffer message, int flags) throws LastErrorException;

  static native int eventfd(int value, int flags) throws LastErrorException;

  static native long write(int file, byte[] buffer, long size);

  /** Several {@code struct pollfd}, each an int and two shorts. */
  static native int poll(int[] files, long count, int milliseconds) throws LastErrorException;

  static native int close(int file);
}

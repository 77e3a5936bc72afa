package org.cfgmgr.uevent;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What recvmsg(2) fills: a {@code struct msghdr}, and behind it all that it points to. It is used
 * again for every message.
 */
final class Datagram {
  /** The kernel's UEVENT_BUFFER_SIZE is 2 KiB; what udev adds to that has no limit. */
  private static final int LARGEST = 64 << 10;

  private static final int ADDRESS_SIZE = 12;
  private static final int CONTROL_SIZE = 64;

  private static final int WORD = Native.POINTER_SIZE;
  private static final int ADDRESS_LENGTH = WORD;
  private static final int CONTROL_LENGTH = 5 * WORD;
  private static final int FLAGS = 6 * WORD;
  private static final int VECTOR = 7 * WORD;
  private static final int ADDRESS = VECTOR + 2 * WORD;
  private static final int CONTROL = ADDRESS + 16;
  private static final int DATA = CONTROL + CONTROL_SIZE;

  /** A {@code struct cmsghdr} is a word and two ints; a {@code struct ucred} pid, uid and gid. */
  private static final int CREDENTIALS = CONTROL + WORD + 2 * Integer.BYTES;

  private final ByteBuffer memory =
      ByteBuffer.allocateDirect(DATA + LARGEST).order(ByteOrder.nativeOrder());
  private int length;

  Datagram() {
    long base = Pointer.nativeValue(Native.getDirectBufferPointer(memory));
    word(0, base + ADDRESS);
    word(2 * WORD, base + VECTOR);
    word(3 * WORD, 1);
    word(4 * WORD, base + CONTROL);
    word(VECTOR, base + DATA);
    word(VECTOR + WORD, LARGEST);
  }

  /** Takes the next message off a socket; it does not wait. */
  void receive(int socket) {
    memory.putInt(ADDRESS_LENGTH, ADDRESS_SIZE);
    word(CONTROL_LENGTH, CONTROL_SIZE);
    length = (int) LibC.recvmsg(socket, memory, LibC.MSG_DONTWAIT);
  }

  /** The netlink port of the sender; the kernel's is 0. */
  int port() {
    return memory.getInt(ADDRESS + Integer.BYTES);
  }

  /** The user id of the sender, where it came with the message. */
  boolean isFromRoot() {
    return memory.getInt(CONTROL_LENGTH) >= CREDENTIALS - CONTROL + 3 * Integer.BYTES
        && memory.getInt(CONTROL + WORD) == LibC.SOL_SOCKET
        && memory.getInt(CONTROL + WORD + Integer.BYTES) == LibC.SCM_CREDENTIALS
        && memory.getInt(CREDENTIALS + Integer.BYTES) == 0;
  }

  /** Whether it was larger than what there is room for. */
  boolean isCut() {
    return (memory.getInt(FLAGS) & LibC.MSG_TRUNC) != 0;
  }

  byte[] content() {
    byte[] content = new byte[length];
    memory.get(DATA, content);
    return content;
  }

  private void word(int at, long value) {
    if (WORD == Long.BYTES) {
      memory.putLong(at, value);
    } else {
      memory.putInt(at, (int) value);
    }
  }
}

package org.cfgmgr.attr;

import com.sun.jna.Function;
import com.sun.jna.LastErrorException;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The calls of the kernel we run on. The native library is loaded with the first one. */
final class EthtoolSocket {
  private static final int AF_INET = 2;
  private static final int SOCK_DGRAM = 2;
  private static final int SOCK_CLOEXEC = 02000000;
  private static final int SIOCETHTOOL = 0x8946;

  /** Of struct ifreq: the name with a NUL, then a union of 24 bytes that holds a pointer. */
  private static final int NAME_SIZE = 16;

  private static final int REQUEST_SIZE = 40;

  private EthtoolSocket() {}

  static int[] call(String networkInterface, int[] words) throws IOException {
    byte[] name = networkInterface.getBytes(StandardCharsets.UTF_8);
    if (name.length >= NAME_SIZE) {
      throw new IOException("No such device");
    }
    try (Memory data = new Memory((long) words.length * Integer.BYTES);
        Memory request = new Memory(REQUEST_SIZE)) {
      data.write(0, words, 0, words.length);
      request.clear();
      request.write(0, name, 0, name.length);
      request.setPointer(NAME_SIZE, data);
      call(request);
      return data.getIntArray(0, words.length);
    } catch (LastErrorException e) {
      throw new IOException(reason(e), e);
    }
  }

  private static void call(Memory request) {
    int socket = libc("socket", AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    try {
      libc("ioctl", socket, SIOCETHTOOL, request);
    } finally {
      libc("close", socket);
    }
  }

  private static int libc(String name, Object... arguments) {
    NativeLibrary library = NativeLibrary.getInstance(null);
    return library.getFunction(name, Function.THROW_LAST_ERROR).invokeInt(arguments);
  }

  private static String reason(LastErrorException error) {
    Function text = NativeLibrary.getInstance(null).getFunction("strerror");
    return text.invokeString(new Object[] {error.getErrorCode()}, false);
  }
}

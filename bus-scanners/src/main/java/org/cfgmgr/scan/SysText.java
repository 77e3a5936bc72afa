package org.cfgmgr.scan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** The text of an attribute from the bytes of its file. */
final class SysText {
  /** The longest attribute that is read; the kernel's text attributes end at one page. */
  static final int LIMIT = 64 * 1024;

  /** Where the variables of EFI stand; they are binary. */
  static final String EFI_VARIABLES = "firmware/efi/efivars/";

  private static final int PAGE = 4096;

  private SysText() {}

  /**
   * The content of a small file. Unlike {@link InputStream#readNBytes} this asks the kernel neither
   * for the size nor the position, which matters over a hundred thousand files.
   */
  static byte[] bytes(InputStream in) throws IOException {
    byte[] buffer = new byte[PAGE];
    int length = 0;
    for (int read = 0; read >= 0 && length < LIMIT; length += Math.max(0, read)) {
      if (length == buffer.length) {
        buffer = Arrays.copyOf(buffer, LIMIT);
      }
      read = in.read(buffer, length, buffer.length - length);
    }
    return Arrays.copyOf(buffer, length);
  }

  /** The text of a file; of a binary one its bytes in hexadecimal. */
  static String of(String path, byte[] bytes) {
    return path.contains(EFI_VARIABLES) ? HexFormat.of().formatHex(bytes) : of(bytes);
  }

  /** The content of a file that has this text. */
  static byte[] content(String path, String text) {
    return path.contains(EFI_VARIABLES)
        ? HexFormat.of().parseHex(text)
        : (text + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /** Text without trailing white space, nor the zeros with which tar pads a shorter read. */
  static String of(byte[] bytes) {
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] >= 0 && bytes[end - 1] <= ' ') {
      end--;
    }
    return new String(bytes, 0, end, StandardCharsets.UTF_8);
  }

  /** One line fit for a fact: what a device says may hold anything. */
  static String printable(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isISOControl(text.charAt(i))) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
      }
    }
    return text.strip();
  }
}

package org.cfgmgr.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A module's file made for a test: an ELF object with a .modinfo, of any class and byte order. */
public record MadeModule(boolean wide, ByteOrder order, String modinfo) {
  private static final byte[] NAMES = "\0.modinfo\0.shstrtab\0".getBytes(UTF_8);

  /** A little-endian one of 64 bits with these fields of .modinfo. */
  public static MadeModule saying(String... fields) {
    return new MadeModule(true, ByteOrder.LITTLE_ENDIAN, String.join("\0", fields) + "\0");
  }

  /** The file. */
  public byte[] bytes() {
    byte[] info = modinfo.getBytes(UTF_8);
    int header = wide ? 64 : 52;
    int section = wide ? 64 : 40;
    int namesAt = header + info.length;
    int table = namesAt + NAMES.length;
    ByteBuffer elf = ByteBuffer.allocate(table + 3 * section).order(order);
    elf.put(new byte[] {0x7f, 'E', 'L', 'F', (byte) (wide ? 2 : 1)});
    elf.put((byte) (order == ByteOrder.BIG_ENDIAN ? 2 : 1));
    offset(elf, wide ? 40 : 32, table);
    int counts = wide ? 58 : 46;
    elf.putShort(counts, (short) section);
    elf.putShort(counts + 2, (short) 3).putShort(counts + 4, (short) 2);
    elf.position(header).put(info).put(NAMES);
    section(elf, table + section, 1, header, info.length);
    section(elf, table + 2 * section, 10, namesAt, NAMES.length);
    return elf.array();
  }

  private void section(ByteBuffer elf, int at, int name, int from, int size) {
    elf.putInt(at, name);
    offset(elf, at + (wide ? 24 : 16), from);
    offset(elf, at + (wide ? 32 : 20), size);
  }

  private void offset(ByteBuffer elf, int at, int value) {
    if (wide) {
      elf.putLong(at, value);
    } else {
      elf.putInt(at, value);
    }
  }

  /** With a signature behind it, as scripts/sign-file appends one. */
  static byte[] signed(byte[] module, byte[] pkcs7) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try {
      file.write(module);
      file.write(pkcs7);
      file.write(new byte[] {0, 0, 2, 0, 0, 0, 0, 0});
      file.write(ByteBuffer.allocate(4).putInt(pkcs7.length).array());
      file.write("~Module signature appended~\n".getBytes(UTF_8));
      return file.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** SignedData of one signer, named by his certificate's issuer and serial number. */
  static byte[] pkcs7(String commonName, byte[] serial) {
    byte[] name =
        der(
            0x30,
            der(
                0x31,
                der(0x30, der(0x06, 0x55, 0x04, 0x03), der(0x0c, commonName.getBytes(UTF_8)))));
    return signedData(der(0x30, name, der(0x02, serial)));
  }

  /** SignedData of one signer, named by the identifier of his key. */
  static byte[] pkcs7(byte[] keyId) {
    return signedData(der(0x80, keyId));
  }

  private static byte[] signedData(byte[] signer) {
    byte[] algorithm = der(0x30, der(0x06, 0x60, 0x01));
    byte[] signerInfo =
        der(0x30, der(0x02, 1), signer, algorithm, algorithm, der(0x04, new byte[256]));
    byte[] data =
        der(
            0x30,
            der(0x02, 1),
            der(0x31, algorithm),
            der(0x30, der(0x06, 0x2a)),
            der(0x31, signerInfo));
    return der(0x30, der(0x06, 0x2a, 0x03), der(0xa0, data));
  }

  private static byte[] der(int tag, int... octets) {
    byte[] content = new byte[octets.length];
    for (int i = 0; i < octets.length; i++) {
      content[i] = (byte) octets[i];
    }
    return der(tag, content);
  }

  private static byte[] der(int tag, byte[]... contents) {
    int length = 0;
    for (byte[] content : contents) {
      length += content.length;
    }
    ByteBuffer element = ByteBuffer.allocate(length + 4);
    element.put((byte) tag);
    if (length < 0x80) {
      element.put((byte) length);
    } else {
      element.put((byte) 0x82).putShort((short) length);
    }
    for (byte[] content : contents) {
      element.put(content);
    }
    byte[] bytes = new byte[element.position()];
    element.flip().get(bytes);
    return bytes;
  }
}

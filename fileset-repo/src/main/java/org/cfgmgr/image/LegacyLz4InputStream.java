package org.cfgmgr.image;

import io.airlift.compress.MalformedInputException;
import io.airlift.compress.lz4.Lz4Decompressor;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * LZ4 as {@code lz4 -l} writes it and the kernel reads it (lib/decompress_unlz4.c): a magic, then
 * blocks, each with its packed length before it and at most 8 MiB when unpacked.
 */
final class LegacyLz4InputStream extends InputStream {
  private static final int MAGIC = 0x184C2102;
  private static final int BLOCK = 8 << 20;
  private static final int LONGEST = BLOCK + BLOCK / 255 + 16;

  private final InputStream in;
  private final Lz4Decompressor decompressor = new Lz4Decompressor();
  private final byte[] block = new byte[BLOCK];
  private int position;
  private int end;

  LegacyLz4InputStream(InputStream in) throws IOException {
    this.in = in;
    number();
  }

  @Override
  public int read() throws IOException {
    return filled() ? block[position++] & 0xff : -1;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!filled()) {
      return -1;
    }
    int count = Math.min(length, end - position);
    System.arraycopy(block, position, into, offset, count);
    position += count;
    return count;
  }

  private boolean filled() throws IOException {
    while (position == end) {
      int packed = number();
      if (packed == MAGIC) {
        continue;
      }
      if (packed == 0) {
        return false;
      }
      unpack(packed);
    }
    return true;
  }

  private void unpack(int packed) throws IOException {
    if (packed < 0 || packed > LONGEST) {
      throw new IOException("a block of " + Integer.toUnsignedString(packed) + " bytes");
    }
    byte[] data = in.readNBytes(packed);
    if (data.length < packed) {
      throw new EOFException("ends within a block");
    }
    try {
      position = 0;
      end = decompressor.decompress(data, 0, packed, block, 0, BLOCK);
    } catch (MalformedInputException e) {
      throw new IOException("a damaged block", e);
    }
  }

  /** The next length; 0 at the end. */
  private int number() throws IOException {
    byte[] bytes = in.readNBytes(Integer.BYTES);
    return bytes.length < Integer.BYTES
        ? 0
        : ByteBuffer.wrap(Arrays.copyOf(bytes, Integer.BYTES))
            .order(ByteOrder.LITTLE_ENDIAN)
            .getInt();
  }
}

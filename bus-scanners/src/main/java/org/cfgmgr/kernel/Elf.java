package org.cfgmgr.kernel;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/** The sections of an object file (elf(5)), of 32 or 64 bits and either byte order. */
final class Elf {
  static final int MAGIC = 0x7f454c46;

  private static final int HEADER = 52;
  private static final int WIDE_HEADER = 64;

  private final ModuleFile file;
  private final boolean wide;
  private final ByteOrder order;

  private Elf(ModuleFile file, boolean wide, ByteOrder order) {
    this.file = file;
    this.wide = wide;
    this.order = order;
  }

  /** Where a section's bytes are. */
  record Section(long offset, long size) {}

  static Optional<Section> section(ModuleFile file, String name) throws IOException {
    ByteBuffer head = file.read(0, HEADER);
    if (head.getInt(0) != MAGIC) {
      throw new IOException("it is no ELF file");
    }
    ByteOrder order = head.get(5) == 2 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    return new Elf(file, head.get(4) == 2, order).find(name);
  }

  private Optional<Section> find(String name) throws IOException {
    ByteBuffer head = file.read(0, wide ? WIDE_HEADER : HEADER).order(order);
    long table = wide ? head.getLong(40) : head.getInt(32) & 0xffffffffL;
    int counts = wide ? 58 : 46;
    int size = head.getShort(counts) & 0xffff;
    int count = head.getShort(counts + 2) & 0xffff;
    int names = head.getShort(counts + 4) & 0xffff;
    if (size < (wide ? 64 : 40) || names >= count) {
      throw new IOException("its section headers are damaged");
    }
    ByteBuffer headers = file.read(table, (long) size * count).order(order);
    Section strings = section(headers, names * size);
    ByteBuffer text = file.read(strings.offset, strings.size);
    for (int at = 0; at < headers.limit(); at += size) {
      if (named(text, headers.getInt(at) & 0xffffffffL, name)) {
        return Optional.of(section(headers, at));
      }
    }
    return Optional.empty();
  }

  private Section section(ByteBuffer headers, int at) {
    return wide
        ? new Section(headers.getLong(at + 24), headers.getLong(at + 32))
        : new Section(headers.getInt(at + 16) & 0xffffffffL, headers.getInt(at + 20) & 0xffffffffL);
  }

  private static boolean named(ByteBuffer text, long at, String name) {
    byte[] wanted = (name + "\0").getBytes(US_ASCII);
    return at <= text.limit() - wanted.length
        && text.slice((int) at, wanted.length).equals(ByteBuffer.wrap(wanted));
  }
}

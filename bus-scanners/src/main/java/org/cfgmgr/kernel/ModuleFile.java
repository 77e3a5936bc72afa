package org.cfgmgr.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** The bytes of a module, of which only the few that tell something are read where that can be. */
final class ModuleFile implements Closeable {
  /** Modules with all their debugging symbols have 60 MB. */
  private static final int LARGEST = 256 << 20;

  private static final int LARGEST_SECTION = 16 << 20;
  private static final byte[] TRAILER = "~Module signature appended~\n".getBytes(UTF_8);

  /** {@code struct module_signature} (kernel, include/linux/module_signature.h). */
  private static final int SIGNATURE_HEADER = 12;

  private final SeekableByteChannel bytes;

  private ModuleFile(SeekableByteChannel bytes) {
    this.bytes = bytes;
  }

  static ModuleFile open(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file);
    ModuleFile plain = new ModuleFile(channel);
    if (channel.size() > 3 && plain.read(0, 4).getInt() == Elf.MAGIC) {
      return plain;
    }
    try (channel) {
      return of(Packed.unpack(Channels.newInputStream(channel.position(0))));
    }
  }

  static ModuleFile of(InputStream in) throws IOException {
    byte[] all = in.readNBytes(LARGEST + 1);
    if (all.length > LARGEST) {
      throw new IOException("it is larger than " + LARGEST + " bytes");
    }
    return new ModuleFile(new SeekableInMemoryByteChannel(all));
  }

  /** The section {@code .modinfo}. */
  String modinfo() throws IOException {
    Elf.Section section =
        Elf.section(this, ".modinfo").orElseThrow(() -> new IOException("it has no .modinfo"));
    return UTF_8.decode(read(section.offset(), section.size())).toString();
  }

  /** What scripts/sign-file put behind the end. */
  Optional<ModuleSignature> signature() throws IOException {
    long end = bytes.size() - TRAILER.length;
    if (end < SIGNATURE_HEADER || !read(end, TRAILER.length).equals(ByteBuffer.wrap(TRAILER))) {
      return Optional.empty();
    }
    ByteBuffer header = read(end - SIGNATURE_HEADER, SIGNATURE_HEADER);
    long size = header.getInt(8) & 0xffffffffL;
    long start = end - SIGNATURE_HEADER - size;
    return Optional.of(
        start < 0 ? ModuleSignature.UNKNOWN : ModuleSignature.ofPkcs7(read(start, size)));
  }

  /** Bytes of the file; big-endian. */
  ByteBuffer read(long offset, long size) throws IOException {
    if (offset < 0 || size < 0 || size > LARGEST_SECTION || offset > bytes.size() - size) {
      throw new EOFException(
          "it has %d bytes at %d, and ends at %d".formatted(size, offset, bytes.size()));
    }
    ByteBuffer into = ByteBuffer.allocate((int) size);
    bytes.position(offset);
    while (into.hasRemaining() && bytes.read(into) >= 0) {
      // A channel may give less than was asked for.
    }
    return into.flip();
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}

package org.cfgmgr.scan;

import io.airlift.compress.zstd.ZstdInputStream;
import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZInputStream;
import org.tukaani.xz.XZOutputStream;

/** How an archive is packed: told by its first bytes when it is read, by its name when written. */
enum Compression {
  GZIP(".gz", "\u001f\u008b") {
    @Override
    InputStream unpack(InputStream packed) throws IOException {
      return new GZIPInputStream(packed, BUFFER);
    }

    @Override
    OutputStream pack(OutputStream out) throws IOException {
      return new GZIPOutputStream(out, BUFFER);
    }
  },
  XZ(".xz", "\u00fd7zXZ\0") {
    @Override
    InputStream unpack(InputStream packed) throws IOException {
      return new XZInputStream(packed, XZ_MEMORY_KIB);
    }

    @Override
    OutputStream pack(OutputStream out) throws IOException {
      return new XZOutputStream(out, new LZMA2Options());
    }
  },
  ZSTD(".zst", "(\u00b5/\u00fd") {
    @Override
    InputStream unpack(InputStream packed) {
      return new ZstdInputStream(packed);
    }

    @Override
    OutputStream pack(OutputStream out) throws IOException {
      return new ZstdOutputStream(out);
    }
  },
  NONE("", "") {
    @Override
    InputStream unpack(InputStream packed) {
      return packed;
    }

    @Override
    OutputStream pack(OutputStream out) {
      return out;
    }
  };

  /** As many bytes as are needed to tell. */
  static final int MAGIC = 6;

  private static final int BUFFER = 64 * 1024;

  /** Enough for {@code xz -9}; a header can ask for 4 GiB. */
  private static final int XZ_MEMORY_KIB = 128 * 1024;

  private final String suffix;
  private final String magic;

  Compression(String suffix, String magic) {
    this.suffix = suffix;
    this.magic = magic;
  }

  abstract InputStream unpack(InputStream packed) throws IOException;

  abstract OutputStream pack(OutputStream out) throws IOException;

  /** What a file is packed with that starts so. */
  static Compression of(byte[] start) {
    String text = new String(start, StandardCharsets.ISO_8859_1);
    for (Compression kind : values()) {
      if (text.startsWith(kind.magic)) {
        return kind;
      }
    }
    return NONE;
  }

  /**
   * What a file of that name shall be packed with.
   *
   * @throws HardwareException when the name says no kind we write
   */
  static Compression named(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    for (Compression kind : values()) {
      if (name.endsWith(".tar" + kind.suffix)) {
        return kind;
      }
    }
    throw new HardwareException(
        file + ": the name must end in .tar, .tar.gz, .tar.xz or .tar.zst, which says how to pack");
  }
}

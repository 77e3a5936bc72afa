package org.cfgmgr.image;

import io.airlift.compress.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorInputStream;
import org.tukaani.xz.LZMAInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * How an initramfs is packed, told by its first bytes as the kernel tells it (lib/decompress.c).
 * The kernel itself unpacks LZ4 only in its legacy form; the framed one is read so that it can be
 * said.
 */
enum Packing {
  GZIP("\u001f\u008b", "gzip") {
    @Override
    InputStream unpack(InputStream in) throws IOException {
      return new GZIPInputStream(in, BUFFER);
    }
  },
  XZ("\u00fd7zXZ\0", "xz") {
    @Override
    InputStream unpack(InputStream in) throws IOException {
      return new XZInputStream(in, MEMORY_KIB);
    }
  },
  ZSTD("(\u00b5/\u00fd", "zstd") {
    @Override
    InputStream unpack(InputStream in) {
      return new ZstdInputStream(in);
    }
  },
  LZ4_LEGACY("\u0002!L\u0018", "lz4") {
    @Override
    InputStream unpack(InputStream in) throws IOException {
      return new LegacyLz4InputStream(in);
    }
  },
  LZ4_FRAME("\u0004\"M\u0018", "lz4 frame") {
    @Override
    InputStream unpack(InputStream in) throws IOException {
      return new FramedLZ4CompressorInputStream(in, true);
    }
  },
  BZIP2("BZh", "bzip2") {
    @Override
    InputStream unpack(InputStream in) throws IOException {
      return new BZip2CompressorInputStream(in, true);
    }
  },
  LZMA("]\0\0", "lzma") {
    @Override
    InputStream unpack(InputStream in) throws IOException {
      return new LZMAInputStream(in, MEMORY_KIB);
    }
  },
  CPIO("07070", "cpio") {
    @Override
    InputStream unpack(InputStream in) {
      return in;
    }
  },
  UNKNOWN("", "unknown") {
    @Override
    InputStream unpack(InputStream in) {
      return in;
    }
  };

  /** As many bytes as are needed to tell. */
  static final int MAGIC = 6;

  private static final int BUFFER = 64 * 1024;

  /** Enough for {@code xz -9}; a header can ask for 4 GiB. */
  private static final int MEMORY_KIB = 128 * 1024;

  private final String magic;
  private final String text;

  Packing(String magic, String text) {
    this.magic = magic;
    this.text = text;
  }

  abstract InputStream unpack(InputStream in) throws IOException;

  /** What comes next in a stream, whose position stays. */
  static Packing ahead(BufferedInputStream in) throws IOException {
    in.mark(MAGIC);
    String start = new String(in.readNBytes(MAGIC), StandardCharsets.ISO_8859_1);
    in.reset();
    for (Packing kind : values()) {
      if (start.startsWith(kind.magic)) {
        return kind;
      }
    }
    return UNKNOWN;
  }

  @Override
  public String toString() {
    return text;
  }
}

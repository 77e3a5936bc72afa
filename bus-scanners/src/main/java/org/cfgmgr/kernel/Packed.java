package org.cfgmgr.kernel;

import io.airlift.compress.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorInputStream;
import org.tukaani.xz.XZInputStream;

/** Reads what may be packed, by gzip, xz, zstd, lz4 or bzip2, as its first bytes tell. */
public final class Packed {
  /** Enough for {@code xz -9}; a header can ask for 4 GiB. */
  private static final int XZ_MEMORY_KIB = 128 * 1024;

  private static final int BUFFER = 1 << 16;
  private static final int MAGIC = 6;

  private Packed() {}

  /** The plain bytes of a stream; it is that stream itself where that is not packed. */
  public static InputStream unpack(InputStream in) throws IOException {
    BufferedInputStream packed = new BufferedInputStream(in, BUFFER);
    packed.mark(MAGIC);
    String start = new String(packed.readNBytes(MAGIC), StandardCharsets.ISO_8859_1);
    packed.reset();
    if (start.startsWith("\u001f\u008b")) {
      return new GZIPInputStream(packed, BUFFER);
    }
    if (start.startsWith("\u00fd7zXZ\0")) {
      return new XZInputStream(packed, XZ_MEMORY_KIB);
    }
    if (start.startsWith("(\u00b5/\u00fd")) {
      return new ZstdInputStream(packed);
    }
    if (start.startsWith("\u0004\"M\u0018")) {
      return new FramedLZ4CompressorInputStream(packed, true);
    }
    return start.startsWith("BZh") ? new BZip2CompressorInputStream(packed, true) : packed;
  }
}

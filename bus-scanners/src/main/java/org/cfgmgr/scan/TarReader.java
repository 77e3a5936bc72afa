package org.cfgmgr.scan;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.tar.TarUtils;

/**
 * A tar stream that does not trust its archive: it must end as tar ends, and headers that only
 * carry a long name are bounded in size and in a row, since they are held in memory.
 */
public final class TarReader extends TarArchiveInputStream {
  private static final long LONGEST_NAME = 16 * 1024;
  private static final int NAMES_IN_A_ROW = 4;

  private boolean ended;
  private int names;

  /** Reads from a plain stream. */
  public TarReader(InputStream in) {
    super(in, "UTF-8");
  }

  @Override
  protected byte[] readRecord() throws IOException {
    byte[] record = super.readRecord();
    if (record == null) {
      if (!ended) {
        throw new EOFException("the end is missing");
      }
      return new byte[TarConstants.DEFAULT_RCDSIZE];
    }
    ended = isEOFRecord(record);
    if (!ended) {
      checkName(record);
    }
    return record;
  }

  @Override
  public TarArchiveEntry getNextEntry() throws IOException {
    TarArchiveEntry entry = super.getNextEntry();
    names = 0;
    return entry;
  }

  private void checkName(byte[] header) throws IOException {
    byte kind = header[156];
    boolean onlyName =
        kind == TarConstants.LF_GNUTYPE_LONGNAME
            || kind == TarConstants.LF_GNUTYPE_LONGLINK
            || kind == TarConstants.LF_PAX_EXTENDED_HEADER_LC
            || kind == TarConstants.LF_PAX_EXTENDED_HEADER_UC
            || kind == TarConstants.LF_PAX_GLOBAL_EXTENDED_HEADER;
    if (!onlyName) {
      return;
    }
    long size = TarUtils.parseOctalOrBinary(header, 124, 12);
    if (size > LONGEST_NAME || ++names > NAMES_IN_A_ROW) {
      throw new IOException("a name is absurdly long");
    }
  }
}

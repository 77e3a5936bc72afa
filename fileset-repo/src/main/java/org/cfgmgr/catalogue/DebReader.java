package org.cfgmgr.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.cfgmgr.kernel.Packed;
import org.cfgmgr.scan.TarReader;

/** Reads a Debian package (deb(5)) from front to end, without unpacking it anywhere. */
final class DebReader {
  /** Kernels with debugging symbols unpack to some 6 GB; what is larger is a bomb. */
  private static final long LARGEST = 16L << 30;

  /** What is done with the parts of a package. */
  interface Visitor {
    /** The control files, each by name. */
    void control(String name, InputStream content) throws IOException;

    /** A file or symbolic link, by its path without leading slash. */
    void file(String path, InputStream content) throws IOException;
  }

  private DebReader() {}

  /**
   * Reads a package.
   *
   * @return the day it was made on, as 2026-11-21
   * @throws IOException when it is none, or damaged
   */
  static String read(InputStream in, Visitor visitor) throws IOException {
    String date = "";
    boolean data = false;
    try {
      ArArchiveInputStream archive = new ArArchiveInputStream(in);
      for (ArArchiveEntry e = archive.getNextEntry(); e != null; e = archive.getNextEntry()) {
        if (e.getName().startsWith("control.tar")) {
          tar(archive, visitor::control);
          date = day(e.getLastModified());
        } else if (e.getName().startsWith("data.tar")) {
          tar(archive, visitor::file);
          data = true;
        }
      }
    } catch (RuntimeException e) {
      if (e instanceof CatalogueException) {
        throw e;
      }
      // The libraries throw what they find to hand when an archive is hostile.
      throw new IOException(e.toString(), e);
    }
    if (date.isEmpty() || !data) {
      throw new IOException("it has no control.tar or no data.tar");
    }
    return date;
  }

  private interface Member {
    void take(String path, InputStream content) throws IOException;
  }

  private static void tar(InputStream packed, Member member) throws IOException {
    // Not closed: the archive goes on behind it.
    TarReader tar = new TarReader(Packed.unpack(packed));
    for (TarArchiveEntry e = tar.getNextEntry(); e != null; e = tar.getNextEntry()) {
      if (tar.getBytesRead() > LARGEST) {
        throw new IOException("it unpacks to more than " + LARGEST + " bytes");
      }
      if (e.isFile() || e.isSymbolicLink()) {
        member.take(e.getName().replaceFirst("^(?:\\./|/)+", ""), tar);
      }
    }
  }

  private static String day(long seconds) {
    return LocalDate.ofInstant(Instant.ofEpochSecond(seconds), ZoneOffset.UTC).toString();
  }
}

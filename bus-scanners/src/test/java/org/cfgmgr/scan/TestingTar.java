package org.cfgmgr.scan;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Writes tar archives, also such as no honest program makes. */
final class TestingTar {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes);

  TestingTar() {
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
  }

  TestingTar directory(String name) {
    return put(new TarArchiveEntry(name + "/", true), "");
  }

  TestingTar file(String name, String text) {
    return put(new TarArchiveEntry(name, TarConstants.LF_NORMAL, true), text);
  }

  TestingTar link(String name, String target) {
    return put(linked(name, TarConstants.LF_SYMLINK, target), "");
  }

  TestingTar hardLink(String name, String target) {
    return put(linked(name, TarConstants.LF_LINK, target), "");
  }

  TestingTar special(String name, byte kind) {
    return put(new TarArchiveEntry(name, kind, true), "");
  }

  byte[] bytes() {
    try {
      tar.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  Path writeTo(Path file) {
    try {
      return Files.write(file, bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TarArchiveEntry linked(String name, byte kind, String target) {
    TarArchiveEntry entry = new TarArchiveEntry(name, kind, true);
    entry.setLinkName(target);
    return entry;
  }

  private TestingTar put(TarArchiveEntry entry, String text) {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    try {
      entry.setSize(content.length);
      tar.putArchiveEntry(entry);
      tar.write(content);
      tar.closeArchiveEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }
}

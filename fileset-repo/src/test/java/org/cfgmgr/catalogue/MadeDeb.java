package org.cfgmgr.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.cfgmgr.kernel.MadeModule;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** A Debian package made for a test. */
public final class MadeDeb {
  /** 2026-11-16 00:00 UTC. */
  private static final long TIME = 1_794_787_200L;

  private final Map<String, String> control = new LinkedHashMap<>();
  private final Map<String, byte[]> files = new TreeMap<>();
  private final Map<String, String> links = new TreeMap<>();

  /** Without files; its architecture is amd64. */
  public MadeDeb(String name, String version) {
    control("Package", name).control("Version", version).control("Architecture", "amd64");
  }

  /** With a field of its control file. */
  public MadeDeb control(String field, String value) {
    control.put(field, value);
    return this;
  }

  /** With a file. */
  public MadeDeb file(String path, byte[] content) {
    files.put("./" + path, content);
    return this;
  }

  MadeDeb file(String path, String content) {
    return file(path, content.getBytes(UTF_8));
  }

  MadeDeb link(String path, String target) {
    links.put("./" + path, target);
    return this;
  }

  /** A module; {@code path} is below the kernel's directory. */
  public MadeDeb module(String release, String path, String... fields) {
    return file("lib/modules/" + release + "/" + path, MadeModule.saying(fields).bytes());
  }

  /** The file. */
  public byte[] bytes() {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (ArArchiveOutputStream ar = new ArArchiveOutputStream(bytes)) {
        member(ar, "debian-binary", "2.0\n".getBytes(UTF_8));
        member(ar, "control.tar.xz", control());
        member(ar, "data.tar.xz", data());
      }
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] control() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = tar(bytes)) {
      StringBuilder text = new StringBuilder();
      control.forEach((field, value) -> text.append(field + ": " + value + "\n"));
      put(tar, "./control", text.toString().getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  private byte[] data() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = tar(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        put(tar, file.getKey(), file.getValue());
      }
      for (Map.Entry<String, String> link : links.entrySet()) {
        TarArchiveEntry entry = new TarArchiveEntry(link.getKey(), TarConstants.LF_SYMLINK);
        entry.setLinkName(link.getValue());
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static TarArchiveOutputStream tar(ByteArrayOutputStream bytes) throws IOException {
    TarArchiveOutputStream tar =
        new TarArchiveOutputStream(new XZOutputStream(bytes, new LZMA2Options(0)));
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
    return tar;
  }

  private static void put(TarArchiveOutputStream tar, String name, byte[] content)
      throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setSize(content.length);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
  }

  private static void member(ArArchiveOutputStream ar, String name, byte[] content)
      throws IOException {
    ar.putArchiveEntry(new ArArchiveEntry(name, content.length, 0, 0, 0100644, TIME));
    ar.write(content);
    ar.closeArchiveEntry();
  }
}

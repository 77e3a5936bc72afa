package org.cfgmgr.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a catalogue's file; the same contents give the same bytes. */
final class CatalogueWriter {
  /** The first that a zip can tell. */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final NavigableMap<String, StringBuilder> entries = new TreeMap<>();

  void row(String entry, String... fields) {
    StringBuilder text = entries.computeIfAbsent(entry, name -> new StringBuilder());
    for (int i = 0; i < fields.length; i++) {
      text.append(i == 0 ? "" : "\t").append(plain(fields[i]));
    }
    text.append('\n');
  }

  /** The file, the origin first. */
  byte[] bytes(Origin origin) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.setLevel(9);
      put(zip, CatalogueFile.ORIGIN, origin.text());
      for (Map.Entry<String, StringBuilder> entry : entries.entrySet()) {
        put(zip, entry.getKey(), entry.getValue().toString());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void put(ZipOutputStream zip, String name, String text) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(TIME);
    zip.putNextEntry(entry);
    zip.write(text.getBytes(UTF_8));
  }

  /** A text that can stand in a field. */
  private static String plain(String text) {
    return text.indexOf('\t') < 0 && text.indexOf('\n') < 0 && text.indexOf('\r') < 0
        ? text
        : text.replaceAll("[\\t\\n\\r]+", " ");
  }
}

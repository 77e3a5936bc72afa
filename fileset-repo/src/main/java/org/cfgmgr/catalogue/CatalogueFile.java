package org.cfgmgr.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The file of a catalogue: a zip of texts in UTF-8. The first one, {@code catalogue}, tells in
 * stanzas what the file is; in the others each line is a row with tabs between its fields.
 */
final class CatalogueFile {
  static final int FORMAT = 1;

  /** Stanzas, see {@link Origin}. */
  static final String ORIGIN = "catalogue";

  /** Rows: meta package, package, release. The first one's number is 0. */
  static final String KERNELS = "kernels";

  /** Rows: module, kernels where it is loadable, where built in, firmware with spaces. Sorted. */
  static final String MODULES = "modules";

  /** Rows: name, version, suite, component, download and installed bytes, summary. */
  static final String PACKAGES = "packages";

  /** Rows: file below {@code /lib/firmware}, packages with spaces between. Sorted. */
  static final String FIRMWARE = "firmware";

  /** Rows: package, whether of firmware only, pattern that rules it out, why, source. */
  static final String REASONS = "reasons";

  /** One for each bus. Rows: folded pattern, number of the reason's row from 0. Sorted. */
  static final String SUGGESTIONS = "suggestions/";

  /** One for each bus. Rows: folded pattern, module, kernels. Sorted. */
  static final String ALIASES = "aliases/";

  static final CatalogueFile EMPTY = new CatalogueFile("no catalogue", null);

  /** Many times what a distribution needs. */
  private static final int LARGEST = 32 << 20;

  private final String name;
  private final @Nullable ZipFile zip;

  private CatalogueFile(String name, @Nullable ZipFile zip) {
    this.name = name;
    this.zip = zip;
  }

  static CatalogueFile read(Path path) {
    CatalogueFile file = open(path);
    if (file.zip == null || file.zip.getEntry(ORIGIN) == null) {
      throw new CatalogueException(
          path + ": is a zip file, but no catalogue: name one that cfgmgr catalogue build made");
    }
    return file;
  }

  private static CatalogueFile open(Path path) {
    try {
      return new CatalogueFile(path.toString(), new ZipFile(path.toFile()));
    } catch (IOException e) {
      throw new CatalogueException(
          path + ": cannot be read as a catalogue: " + reason(e) + ": " + REMEDY, e);
    }
  }

  private static final String REMEDY = "make one with cfgmgr catalogue update";

  /** What stands in an entry; "" when there is none. */
  String text(String entry) {
    ZipEntry found = zip == null ? null : zip.getEntry(entry);
    if (zip == null || found == null) {
      return "";
    }
    try (InputStream in = zip.getInputStream(found)) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw damaged(entry + " is larger than any part of a catalogue");
      }
      return new String(bytes, UTF_8);
    } catch (IOException e) {
      throw new CatalogueException(
          name + ": damaged: " + entry + ": " + reason(e) + ": " + REMEDY, e);
    }
  }

  List<String[]> rows(String entry, int fields) {
    List<String[]> rows = new ArrayList<>();
    String text = text(entry);
    for (int at = 0; at < text.length(); ) {
      int end = text.indexOf('\n', at);
      int next = end < 0 ? text.length() : end;
      rows.add(row(entry, text, at, next, fields));
      at = next + 1;
    }
    return rows;
  }

  /** The fields of the row that stands in an entry's text between two places. */
  String[] row(String entry, String text, int from, int end, int fields) {
    String[] row = new String[fields];
    int at = from;
    for (int i = 0; i < fields; i++) {
      int tab = i == fields - 1 ? end : text.indexOf('\t', at);
      if (tab < 0 || tab > end) {
        throw damaged(entry + " has \"" + text.substring(from, end) + "\"");
      }
      row[i] = text.substring(at, tab);
      at = tab + 1;
    }
    return row;
  }

  long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw damaged("\"" + text + "\" is no number");
    }
  }

  CatalogueException damaged(String what) {
    return new CatalogueException(name + ": damaged: " + what + ": " + REMEDY);
  }

  @Override
  public String toString() {
    return name;
  }

  /** What stands before the first colon of an alias or a pattern; "" where none does. */
  static String bus(String alias) {
    int colon = alias.indexOf(':');
    String bus = colon < 0 ? "" : alias.substring(0, colon);
    return bus.endsWith("*") ? bus.substring(0, bus.length() - 1) : bus;
  }

  private static String reason(IOException e) {
    return e instanceof java.nio.file.NoSuchFileException
        ? "there is no such file"
        : String.valueOf(e.getMessage());
  }
}

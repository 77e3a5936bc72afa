package org.cfgmgr.odm;

import java.util.List;

/**
 * A stanza as it is written: a header and named values. Nothing is known here of classes, so that
 * configuration files and manifests can be stanzas too.
 *
 * @param source the file, for messages
 * @param line where the header stands, from 1
 */
public record Stanza(String source, int line, String header, List<Entry> entries) {
  public Stanza {
    entries = List.copyOf(entries);
  }

  /**
   * A named value.
   *
   * @param quoted whether the value stood in quotes, which text does and a number does not
   * @param raw the line itself, for messages
   */
  public record Entry(String name, String value, boolean quoted, int line, String raw) {}
}

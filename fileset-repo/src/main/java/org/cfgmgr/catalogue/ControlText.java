package org.cfgmgr.catalogue;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Debian's control text (deb-control(5)): stanzas of fields, with an empty line between. */
final class ControlText {
  private ControlText() {}

  /**
   * Reads the fields that are wanted. Lines that go on with one are joined to it by a space; of a
   * description the first line is enough.
   */
  static void read(BoundedLines lines, Predicate<String> wanted, Consumer<Map<String, String>> each)
      throws IOException {
    Map<String, String> stanza = new HashMap<>();
    String field = "";
    for (String line = lines.next(); line != null; line = lines.next()) {
      int colon = line.indexOf(':');
      if (line.isBlank()) {
        emit(stanza, each);
        stanza = new HashMap<>();
        field = "";
      } else if (Character.isWhitespace(line.charAt(0)) && !field.equals("Description")) {
        String more = line.strip();
        stanza.computeIfPresent(field, (name, value) -> (value + " " + more).strip());
      } else if (colon > 0 && !Character.isWhitespace(line.charAt(0))) {
        field = line.substring(0, colon);
        if (wanted.test(field)) {
          stanza.put(field, line.substring(colon + 1).strip());
        }
      }
    }
    emit(stanza, each);
  }

  private static void emit(Map<String, String> stanza, Consumer<Map<String, String>> each) {
    if (!stanza.isEmpty()) {
      each.accept(stanza);
    }
  }
}

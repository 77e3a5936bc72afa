package org.cfgmgr.odm;

import java.util.List;

/** Writes objects as stanza text, laid out as AIX's odmget does. */
public final class StanzaWriter {
  private StanzaWriter() {}

  /** An object: an empty line, the class, and a line for each descriptor. */
  public static String write(OdmObject object) {
    StringBuilder text = new StringBuilder();
    text.append('\n').append(object.type().name()).append(":\n");
    List<Descriptor> descriptors = object.type().descriptors();
    for (int i = 0; i < descriptors.size(); i++) {
      text.append('\t').append(descriptors.get(i).name()).append(" = ");
      if (object.values().get(i) instanceof String value) {
        quote(text, value);
      } else {
        text.append(object.values().get(i));
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static void quote(StringBuilder text, String value) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        case '"' -> text.append("\\\"");
        case '\\' -> text.append("\\\\");
        default -> text.append(c);
      }
    }
    text.append('"');
  }
}

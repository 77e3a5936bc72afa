package org.cfgmgr.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cfgmgr.odm.Stanza;
import org.cfgmgr.odm.StanzaReader;

/**
 * What a catalogue is, as stanzas.
 *
 * @param builder the version of the program that made it
 */
record Origin(
    String distribution,
    String architecture,
    String builder,
    List<Source> sources,
    List<String> lacks) {
  private static final Origin UNKNOWN = new Origin("", "", "", List.of(), List.of());

  static Origin of(CatalogueFile file) {
    String text = file.text(CatalogueFile.ORIGIN);
    return text.isEmpty() ? UNKNOWN : read(file, text);
  }

  private static Origin read(CatalogueFile file, String text) {
    Map<String, String> head = new TreeMap<>();
    List<Source> sources = new ArrayList<>();
    List<String> lacks = new ArrayList<>();
    for (Stanza stanza : StanzaReader.read(file.toString(), text).stanzas()) {
      Map<String, String> values = values(stanza);
      switch (stanza.header()) {
        case "catalogue" -> head.putAll(values);
        case "source" ->
            sources.add(
                new Source(values.getOrDefault("name", ""), values.getOrDefault("date", "")));
        case "lack" -> lacks.add(values.getOrDefault("what", ""));
        default -> {
          // Of a later builder, which kept the format: nothing that is needed.
        }
      }
    }
    checkFormat(file, head.getOrDefault("format", ""));
    return new Origin(
        head.getOrDefault("distribution", ""),
        head.getOrDefault("architecture", ""),
        head.getOrDefault("builder", ""),
        List.copyOf(sources),
        List.copyOf(lacks));
  }

  private static void checkFormat(CatalogueFile file, String format) {
    if (!format.equals(Integer.toString(CatalogueFile.FORMAT))) {
      throw new CatalogueException(
          "%s: is a catalogue of format %s, this cfgmgr reads format %d: make one with cfgmgr catalogue update"
              .formatted(file, format.isEmpty() ? "unknown" : format, CatalogueFile.FORMAT));
    }
  }

  private static Map<String, String> values(Stanza stanza) {
    return stanza.entries().stream()
        .collect(Collectors.toMap(Stanza.Entry::name, Stanza.Entry::value, (one, other) -> one));
  }

  String text() {
    StringBuilder text = new StringBuilder();
    text.append("catalogue:\n\tformat = ").append(CatalogueFile.FORMAT).append('\n');
    value(text, "distribution", distribution);
    value(text, "architecture", architecture);
    value(text, "builder", builder);
    for (Source source : sources) {
      text.append("\nsource:\n");
      value(text, "name", source.name());
      value(text, "date", source.date());
    }
    for (String lack : lacks) {
      text.append("\nlack:\n");
      value(text, "what", lack);
    }
    return text.toString();
  }

  private static void value(StringBuilder text, String name, String value) {
    String quoted = value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    text.append('\t').append(name).append(" = \"").append(quoted).append("\"\n");
  }
}

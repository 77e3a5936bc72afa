package org.cfgmgr.odm;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cfgmgr.odm.Stanza.Entry;

/** Turns stanzas into objects of known classes. */
public final class StanzaObjects {
  /** IBM's page on Config_Rules and its odmget listings differ in the name of one descriptor. */
  private static final Map<String, String> OTHER_NAMES = Map.of("rule_value", "rule");

  private final Map<String, OdmClass> types = new HashMap<>();
  private final List<StanzaProblem> problems = new ArrayList<>();

  private StanzaObjects(List<OdmClass> types) {
    types.forEach(type -> this.types.put(type.name(), type));
  }

  /**
   * What a stanza says of an object.
   *
   * @param values the values it gives, checked; the other descriptors stay as they are, or empty
   */
  public record Given(OdmClass type, Map<String, Object> values) {
    public OdmObject toObject() {
      return OdmObject.of(type, values);
    }
  }

  /**
   * What a text holds.
   *
   * @param given the good stanzas; one with a mistake is left out
   * @param problems every mistake
   */
  public record Content(List<Given> given, List<StanzaProblem> problems) {
    public Content {
      given = List.copyOf(given);
      problems = List.copyOf(problems);
    }

    /** The good stanzas as objects. */
    public List<OdmObject> objects() {
      return given.stream().map(Given::toObject).toList();
    }

    /** This content. Throws {@link StanzaException} with every mistake when there is one. */
    public Content orThrow() {
      if (!problems.isEmpty()) {
        throw new StanzaException(problems);
      }
      return this;
    }
  }

  /** Reads objects from stanza text. */
  public static Content read(String source, String text, List<OdmClass> types) {
    StanzaReader.Content stanzas = StanzaReader.read(source, text);
    StanzaObjects reader = new StanzaObjects(types);
    reader.problems.addAll(stanzas.problems());
    List<Given> given = new ArrayList<>();
    for (Stanza stanza : stanzas.stanzas()) {
      reader.object(stanza).ifPresent(given::add);
    }
    reader.problems.sort(Comparator.comparingInt(StanzaProblem::line));
    return new Content(given, reader.problems);
  }

  /** Reads objects from a file. Throws {@link OdmException} when it cannot be read. */
  public static Content read(Path file, List<OdmClass> types) {
    return read(file.toString(), StanzaText.of(file), types);
  }

  private Optional<Given> object(Stanza stanza) {
    OdmClass type = types.get(stanza.header());
    if (type == null) {
      String what =
          "there is no object class " + stanza.header() + "; odmshow lists those there are";
      problem(stanza.line(), stanza.source(), what, stanza.header() + ":");
      return Optional.empty();
    }
    int before = problems.size();
    Map<String, Object> values = values(stanza, type);
    return problems.size() == before ? Optional.of(new Given(type, values)) : Optional.empty();
  }

  private Map<String, Object> values(Stanza stanza, OdmClass type) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Entry entry : stanza.entries()) {
      String name = OTHER_NAMES.getOrDefault(entry.name(), entry.name());
      Optional<Descriptor> descriptor = type.descriptor(name);
      if (descriptor.isEmpty()) {
        problem(stanza, entry, type.name() + " has no descriptor " + entry.name());
      } else if (values.containsKey(name)) {
        problem(stanza, entry, "a second value for " + entry.name());
      } else {
        value(stanza, entry, type, descriptor.get()).ifPresent(v -> values.put(name, v));
      }
    }
    return values;
  }

  private Optional<Object> value(Stanza stanza, Entry entry, OdmClass type, Descriptor descriptor) {
    try {
      Object value = descriptor.type().isNumber() ? number(entry) : text(entry);
      return Optional.of(Values.checked(type, descriptor, value));
    } catch (OdmException e) {
      problem(stanza, entry, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private static Object number(Entry entry) {
    if (entry.quoted()) {
      throw new OdmException("a number stands without quotes");
    }
    return Numbers.parse(entry.value())
        .orElseThrow(() -> new OdmException("expected a number, such as 16 or 0x10"));
  }

  private static Object text(Entry entry) {
    if (!entry.quoted()) {
      throw new OdmException("text stands in double quotes, such as \"ent0\"");
    }
    return entry.value();
  }

  private void problem(Stanza stanza, Entry entry, String what) {
    problem(entry.line(), stanza.source(), what, entry.raw());
  }

  private void problem(int line, String source, String what, String raw) {
    problems.add(new StanzaProblem(source, line, what, raw));
  }
}

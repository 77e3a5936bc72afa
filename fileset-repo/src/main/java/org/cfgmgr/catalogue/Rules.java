package org.cfgmgr.catalogue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cfgmgr.odm.OdmException;
import org.cfgmgr.odm.Stanza;
import org.cfgmgr.odm.Stanza.Entry;
import org.cfgmgr.odm.StanzaProblem;
import org.cfgmgr.odm.StanzaReader;

/** Hand-written rules that say which package is for which devices. */
final class Rules {
  private static final List<String> KEYS =
      List.of("match", "list", "except", "unless", "package", "why", "source");

  private final List<Rule> rules = new ArrayList<>();
  private final List<StanzaProblem> problems = new ArrayList<>();

  private Rules() {}

  /**
   * A rule.
   *
   * @param patterns of modaliases of which one must match
   * @param list the name of a list of ids in the package {@code nvidia-detect} that must have the
   *     device, in place of patterns; "" for none
   * @param except the name of a list whose devices are left out; "" for none
   * @param unless a pattern of which no device of the machine may be; "" for none
   */
  record Rule(
      List<String> patterns,
      String list,
      String except,
      String unless,
      String name,
      String why,
      String source) {}

  /**
   * Reads a file of rules.
   *
   * @throws CatalogueException with every mistake, when there is one
   */
  static List<Rule> read(Path file) {
    Rules rules = new Rules();
    StanzaReader.Content content = content(file);
    rules.problems.addAll(content.problems());
    content.stanzas().forEach(rules::add);
    if (!rules.problems.isEmpty()) {
      throw new CatalogueException(
          String.join("\n", rules.problems.stream().map(StanzaProblem::toString).toList()));
    }
    return rules.rules;
  }

  private static StanzaReader.Content content(Path file) {
    try {
      return StanzaReader.read(file);
    } catch (OdmException e) {
      throw new CatalogueException(String.valueOf(e.getMessage()), e);
    }
  }

  private void add(Stanza stanza) {
    if (!stanza.header().equals("rule")) {
      problem(stanza, stanza.line(), "expected a stanza named rule", stanza.header() + ":");
      return;
    }
    List<String> patterns = values(stanza, "match");
    String list = value(stanza, "list");
    if (patterns.isEmpty() == list.isEmpty()) {
      problem(stanza, stanza.line(), "a rule has match, or list, and not both", "rule:");
    }
    for (String needed : List.of("package", "why", "source")) {
      if (value(stanza, needed).isEmpty()) {
        problem(stanza, stanza.line(), "the rule lacks " + needed, "rule:");
      }
    }
    for (Entry entry : stanza.entries()) {
      if (!KEYS.contains(entry.name())) {
        problem(stanza, entry.line(), "a rule has no " + entry.name(), entry.raw());
      }
    }
    rules.add(
        new Rule(
            patterns,
            list,
            value(stanza, "except"),
            value(stanza, "unless"),
            value(stanza, "package"),
            value(stanza, "why"),
            value(stanza, "source")));
  }

  private void problem(Stanza stanza, int line, String what, String raw) {
    problems.add(new StanzaProblem(stanza.source(), line, what, raw));
  }

  private static List<String> values(Stanza stanza, String name) {
    return stanza.entries().stream()
        .filter(entry -> entry.name().equals(name))
        .map(Entry::value)
        .toList();
  }

  private static String value(Stanza stanza, String name) {
    return values(stanza, name).stream().findFirst().orElse("");
  }
}

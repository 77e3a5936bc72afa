package org.cfgmgr.daemon.conf;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cfgmgr.odm.Stanza;
import org.cfgmgr.odm.StanzaProblem;
import org.cfgmgr.odm.StanzaReader;

/** Reads cfgmgr.conf; every mistake is told, and the good rest is taken. */
final class SettingsReader {
  private final Map<Setting, Integer> found = new EnumMap<>(Setting.class);
  private final List<StanzaProblem> problems = new ArrayList<>();

  SettingsReader(String file, String text) {
    StanzaReader.Content content = StanzaReader.read(file, text);
    problems.addAll(content.problems());
    content.stanzas().forEach(this::take);
  }

  Map<Setting, Integer> found() {
    return found;
  }

  List<String> problems() {
    return problems.stream().map(StanzaProblem::toString).toList();
  }

  private void take(Stanza stanza) {
    if (Setting.in(stanza.header()).findAny().isEmpty()) {
      String known = list(Stream.of(Setting.values()).map(Setting::stanza));
      problems.add(
          new StanzaProblem(
              stanza.source(),
              stanza.line(),
              "there is no stanza of that name; there are " + known,
              stanza.header() + ":"));
      return;
    }
    stanza.entries().forEach(entry -> take(stanza, entry));
  }

  private void take(Stanza stanza, Stanza.Entry entry) {
    Optional<Setting> setting = Setting.of(stanza.header(), entry.name());
    Optional<Integer> number = setting.flatMap(known -> known.number(entry.value()));
    if (setting.isEmpty()) {
      String known = list(Setting.in(stanza.header()).map(Setting::attribute));
      mistake(
          stanza, entry, "there is no such setting in " + stanza.header() + "; there are " + known);
    } else if (number.isEmpty()) {
      mistake(stanza, entry, entry.name() + " is a number from " + setting.get().range());
    } else if (found.putIfAbsent(setting.get(), number.get()) != null) {
      mistake(stanza, entry, entry.name() + " is set above already; leave one of the two");
    }
  }

  private void mistake(Stanza stanza, Stanza.Entry entry, String what) {
    problems.add(new StanzaProblem(stanza.source(), entry.line(), what, entry.raw()));
  }

  private static String list(Stream<String> names) {
    return names.distinct().collect(Collectors.joining(", "));
  }
}

package org.cfgmgr.daemon.conf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cfgmgr.odm.Stanza;
import org.cfgmgr.odm.Stanza.Entry;
import org.cfgmgr.odm.StanzaProblem;
import org.cfgmgr.odm.StanzaReader;

/** Reads cfgmgr.conf; every mistake is told, and the good rest is taken. */
final class SettingsReader {
  private final Map<Setting, Value> found = new EnumMap<>(Setting.class);
  private final Map<Setting, Integer> lines = new EnumMap<>(Setting.class);
  private final List<StanzaProblem> problems = new ArrayList<>();

  /**
   * What a setting was set to.
   *
   * @param where for messages: {@code FILE:LINE}
   */
  record Value(String text, String where) {}

  SettingsReader(StanzaReader.Content text) {
    problems.addAll(text.problems());
    // Here every value stands for itself: a mistake beside it is no reason to leave it out.
    Stream.concat(text.stanzas().stream(), text.damaged().stream())
        .sorted(Comparator.comparingInt(Stanza::line))
        .forEach(this::take);
    problems.sort(Comparator.comparingInt(StanzaProblem::line));
  }

  Map<Setting, Value> found() {
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
              "there is no stanza of that name, what it says is not used; there are " + known,
              stanza.header() + ":"));
      return;
    }
    stanza.entries().forEach(entry -> take(stanza, entry));
  }

  private void take(Stanza stanza, Entry entry) {
    Optional<Setting> setting = Setting.of(stanza.header(), entry.name());
    if (setting.isEmpty()) {
      String known = list(Setting.in(stanza.header()).map(Setting::attribute));
      mistake(
          stanza, entry, "there is no such setting in " + stanza.header() + "; there are " + known);
      return;
    }
    Integer first = lines.putIfAbsent(setting.get(), entry.line());
    if (first == null) {
      set(stanza, entry, setting.get());
    } else {
      String what = entry.name() + " is set in line " + first + " already, which holds";
      mistake(stanza, entry, what + "; leave one of the two");
    }
  }

  private void set(Stanza stanza, Entry entry, Setting setting) {
    if (setting.kind().admits(entry)) {
      found.put(setting, new Value(entry.value(), stanza.source() + ":" + entry.line()));
    } else {
      String instead = setting.usual().isEmpty() ? "none" : "the usual " + setting.usual();
      String what = entry.name() + " is " + setting.kind().what();
      mistake(stanza, entry, what + "; " + instead + " is used");
    }
  }

  private void mistake(Stanza stanza, Entry entry, String what) {
    problems.add(new StanzaProblem(stanza.source(), entry.line(), what, entry.raw()));
  }

  private static String list(Stream<String> names) {
    return names.distinct().collect(Collectors.joining(", "));
  }
}

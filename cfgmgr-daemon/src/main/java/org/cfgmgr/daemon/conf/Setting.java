package org.cfgmgr.daemon.conf;

import java.util.Optional;
import java.util.stream.Stream;
import org.cfgmgr.odm.Stanza.Entry;

/** The settings of cfgmgr.conf, each a number with a range. */
enum Setting {
  PARALLEL("methods", "parallel", 8, 1, 64),
  TERM_GRACE("methods", "term_grace", 2, 0, 60),
  RULE("limits", "rule", 300, 1, 3600),
  DEFINE("limits", "define", 10, 1, 3600),
  CONFIGURE("limits", "configure", 60, 1, 3600),
  CHANGE("limits", "change", 60, 1, 3600),
  UNCONFIGURE("limits", "unconfigure", 60, 1, 3600),
  UNDEFINE("limits", "undefine", 10, 1, 3600),
  START("limits", "start", 60, 1, 3600),
  STOP("limits", "stop", 60, 1, 3600),
  LOAD("drivers", "load", 90, 1, 3600),
  BIND_WAIT("drivers", "bind_wait", 2000, 0, 600_000),
  LATE("drivers", "late", 10_000, 0, 600_000),
  QUIET("drivers", "quiet", 1500, 0, 60_000),
  LOCK("packages", "lock", 120, 0, 3600);

  private final String stanza;
  private final String attribute;
  private final int usual;
  private final int least;
  private final int most;

  Setting(String stanza, String attribute, int usual, int least, int most) {
    this.stanza = stanza;
    this.attribute = attribute;
    this.usual = usual;
    this.least = least;
    this.most = most;
  }

  static Optional<Setting> of(String stanza, String attribute) {
    return in(stanza).filter(setting -> setting.attribute.equals(attribute)).findFirst();
  }

  /** All of a stanza; none when there is no such stanza. */
  static Stream<Setting> in(String stanza) {
    return Stream.of(values()).filter(setting -> setting.stanza.equals(stanza));
  }

  String stanza() {
    return stanza;
  }

  String attribute() {
    return attribute;
  }

  int usual() {
    return usual;
  }

  /** The number; empty when the value is none, or out of range. */
  Optional<Integer> number(Entry entry) {
    return Optional.of(entry.value())
        .filter(digits -> !entry.quoted() && digits.matches("\\d{1,9}"))
        .map(Integer::valueOf)
        .filter(number -> number >= least && number <= most);
  }

  String range() {
    return least + " to " + most;
  }
}

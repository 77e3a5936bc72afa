package org.cfgmgr.daemon.conf;

import java.util.Optional;
import java.util.stream.Stream;

/** The settings of cfgmgr.conf, each with what it may be. */
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
  LOCK("packages", "lock", 120, 0, 3600),
  HOTPLUG_QUIET("daemon", "hotplug_quiet", 20, 0, 60_000),
  LOG_FORMAT("daemon", "log_format", "auto", new Kind.Choice("auto", "text", "journal", "json")),
  LISTEN("http", "listen", "127.0.0.1", new Kind.Address()),
  PORT("http", "port", 8621, 0, 65_535),
  TOKEN_FILE("http", "token_file", "", new Kind.File()),
  TLS_CERTIFICATE("http", "tls_certificate", "", new Kind.File()),
  TLS_KEY("http", "tls_key", "", new Kind.File()),
  AUTO_INSTALL("install", "auto_install", "plan", new Kind.Choice("no", "plan", "yes")),
  WINDOW("install", "window", Window.ALWAYS, new Kind.Times()),
  PER_DAY("install", "per_day", 1, 0, 1000),
  ACCEPT_LICENCES("install", "accept_licences", "no", new Kind.Choice("no", "yes"));

  private final String stanza;
  private final String attribute;
  private final String usual;

  // All kinds are records of what cannot be changed.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Kind kind;

  Setting(String stanza, String attribute, int usual, int least, int most) {
    this(stanza, attribute, String.valueOf(usual), new Kind.WholeNumber(least, most));
  }

  Setting(String stanza, String attribute, String usual, Kind kind) {
    this.stanza = stanza;
    this.attribute = attribute;
    this.usual = usual;
    this.kind = kind;
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

  String usual() {
    return usual;
  }

  Kind kind() {
    return kind;
  }
}

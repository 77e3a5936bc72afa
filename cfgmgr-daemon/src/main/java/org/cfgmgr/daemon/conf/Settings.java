package org.cfgmgr.daemon.conf;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cfgmgr.daemon.conf.SettingsReader.Value;
import org.cfgmgr.odm.OdmException;
import org.cfgmgr.odm.StanzaReader;

/** What an administrator can set, with usual values for what he does not. */
public final class Settings {
  /** The environment variable that names another file. */
  public static final String FILE = "CFGMGR_CONF";

  private static final Path PLACE = Path.of("/etc/cfgmgr/cfgmgr.conf");

  private final Map<Setting, Value> set;

  private Settings(Map<Setting, Value> set) {
    this.set = new EnumMap<>(Setting.class);
    this.set.putAll(set);
  }

  /**
   * What a file says.
   *
   * @param problems its mistakes, a line each; what is good beside them holds
   */
  public record Read(Settings settings, List<String> problems) {
    public Read {
      problems = List.copyOf(problems);
    }
  }

  public static Settings usual() {
    return new Settings(Map.of());
  }

  /** Reads the file that the environment names, else the machine's, else the one shipped. */
  public static Read read(Map<String, String> environment) {
    String named = environment.getOrDefault(FILE, "");
    if (!named.isEmpty()) {
      return read(Path.of(named));
    }
    Path shipped = Path.of(System.getProperty("cfgmgr.home", ""), "etc", "cfgmgr.conf");
    return read(PLACE, shipped);
  }

  static Read read(Path place, Path shipped) {
    Path file = Files.exists(place) ? place : shipped;
    return Files.exists(file) ? read(file) : new Read(usual(), List.of());
  }

  /** What a text says that has no mistakes. */
  public static Settings of(String text) {
    Read read = read(StanzaReader.read("settings", text));
    if (!read.problems().isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", read.problems()));
    }
    return read.settings();
  }

  /** Reads a file. */
  static Read read(Path file) {
    try {
      return read(StanzaReader.read(file));
    } catch (OdmException e) {
      return new Read(usual(), List.of(e.getMessage() + "; the usual values are used"));
    }
  }

  private static Read read(StanzaReader.Content text) {
    SettingsReader reader = new SettingsReader(text);
    return new Read(new Settings(reader.found()), reader.problems());
  }

  /** The same, with methods run one at a time. */
  public Settings serial() {
    Settings other = new Settings(set);
    other.set.put(Setting.PARALLEL, new Value("1", ""));
    return other;
  }

  /** How many methods run side by side. */
  public int parallel() {
    return value(Setting.PARALLEL);
  }

  /** How long after TERM a program gets KILL. */
  public Duration termGrace() {
    return seconds(Setting.TERM_GRACE);
  }

  public Duration ruleLimit() {
    return seconds(Setting.RULE);
  }

  public Duration defineLimit() {
    return seconds(Setting.DEFINE);
  }

  public Duration configureLimit() {
    return seconds(Setting.CONFIGURE);
  }

  public Duration changeLimit() {
    return seconds(Setting.CHANGE);
  }

  public Duration unconfigureLimit() {
    return seconds(Setting.UNCONFIGURE);
  }

  public Duration undefineLimit() {
    return seconds(Setting.UNDEFINE);
  }

  public Duration startLimit() {
    return seconds(Setting.START);
  }

  public Duration stopLimit() {
    return seconds(Setting.STOP);
  }

  /** How long the loading of a module may take. */
  public Duration loadLimit() {
    return seconds(Setting.LOAD);
  }

  /** How long is waited for drivers to bind after their modules were loaded. */
  public Duration bindWait() {
    return Duration.ofMillis(value(Setting.BIND_WAIT));
  }

  /** How long a run that gave drivers to buses waits for devices below these, at most. */
  public Duration late() {
    return Duration.ofMillis(value(Setting.LATE));
  }

  /** How long nothing may have happened below a bus before it counts as complete. */
  public Duration quiet() {
    return Duration.ofMillis(value(Setting.QUIET));
  }

  /** How long another program that installs packages is waited for. */
  public Duration lock() {
    return seconds(Setting.LOCK);
  }

  /** How long no event of devices may come before those that came are answered. */
  public Duration hotplugQuiet() {
    return Duration.ofMillis(value(Setting.HOTPLUG_QUIET));
  }

  /** How the daemon writes its log: {@code auto}, {@code text}, {@code journal}, {@code json}. */
  public String logFormat() {
    return text(Setting.LOG_FORMAT);
  }

  /** Where the daemon answers, and whom. */
  public HttpSettings http() {
    return new HttpSettings(
        Addresses.of(text(Setting.LISTEN)),
        value(Setting.PORT),
        file(Setting.TOKEN_FILE),
        file(Setting.TLS_CERTIFICATE),
        file(Setting.TLS_KEY),
        where(Setting.LISTEN));
  }

  /** What the daemon may install by itself. */
  public InstallSettings install() {
    return new InstallSettings(
        InstallSettings.Policy.valueOf(text(Setting.AUTO_INSTALL).toUpperCase(Locale.ROOT)),
        Window.parse(text(Setting.WINDOW)).orElseThrow(),
        value(Setting.PER_DAY),
        text(Setting.ACCEPT_LICENCES).equals("yes"),
        lock());
  }

  private Duration seconds(Setting setting) {
    return Duration.ofSeconds(value(setting));
  }

  private Optional<Path> file(Setting setting) {
    return Optional.of(text(setting)).filter(name -> !name.isEmpty()).map(Path::of);
  }

  private String where(Setting setting) {
    Value value = set.get(setting);
    return value == null ? "" : value.where() + ": ";
  }

  private int value(Setting setting) {
    return Integer.parseInt(text(setting));
  }

  private String text(Setting setting) {
    Value value = set.get(setting);
    return value == null ? setting.usual() : value.text();
  }
}

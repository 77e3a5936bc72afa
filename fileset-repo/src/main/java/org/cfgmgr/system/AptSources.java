package org.cfgmgr.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.cfgmgr.kernel.Root;

/** Where a system gets binary packages from, as sources.list(5) has it in both its formats. */
public final class AptSources {
  private static final String ETC = "etc/apt/sources.list";
  private static final String MAIN = "main";

  private static final Set<String> OWN_FIELDS =
      Set.of("types", "uris", "suites", "components", "enabled");

  private final List<SourceEntry> entries = new ArrayList<>();

  private AptSources(Root root) {
    root.read(ETC).ifPresent(this::readLines);
    for (String file : root.list(ETC + ".d")) {
      if (file.endsWith(".list")) {
        root.read(ETC + ".d/" + file).ifPresent(this::readLines);
      } else if (file.endsWith(".sources")) {
        root.read(ETC + ".d/" + file).ifPresent(this::readStanzas);
      }
    }
  }

  /** Reads the sources of a system. */
  public static AptSources of(Root root) {
    return new AptSources(root);
  }

  /**
   * Components with binary packages: {@code main}, {@code non-free-firmware}; none when unknown.
   */
  public Set<String> components() {
    Set<String> components = new TreeSet<>();
    entries.forEach(entry -> components.addAll(entry.components()));
    return components;
  }

  /**
   * Whether packages of a component can be had. What has no component is of no archive; and where
   * no source names any, as flat repositories do, only apt can tell.
   */
  public boolean enabled(String component) {
    Set<String> known = components();
    return component.isEmpty() || known.isEmpty() || known.contains(component);
  }

  /**
   * The entries that give the main component of a release, each with the suites of that release
   * only: the release itself, its updates, its security.
   *
   * @param codename of the release: {@code bookworm}
   */
  public List<SourceEntry> archive(String codename) {
    return entries.stream()
        .filter(entry -> entry.components().contains(MAIN))
        .map(entry -> entry.with(entry.suitesOf(codename), List.of(MAIN)))
        .filter(entry -> !entry.suites().isEmpty())
        .toList();
  }

  private void readLines(String text) {
    text.lines().forEach(line -> entries.addAll(SourceEntry.ofLine(line)));
  }

  private void readStanzas(String text) {
    List<String> fields = new ArrayList<>();
    for (String line : (text + "\n").split("\n", -1)) {
      if (line.startsWith("#")) {
        continue;
      }
      if (line.isBlank()) {
        readStanza(fields);
        fields.clear();
      } else if (Character.isWhitespace(line.charAt(0)) && !fields.isEmpty()) {
        fields.add(fields.remove(fields.size() - 1) + "\n" + line);
      } else {
        fields.add(line);
      }
    }
  }

  private void readStanza(List<String> fields) {
    boolean off =
        List.of("no", "false", "off", "0")
            .contains(value(fields, "enabled").toLowerCase(Locale.ROOT));
    if (!off && words(fields, "types").contains("deb")) {
      entries.add(
          new SourceEntry(
              words(fields, "uris"),
              words(fields, "suites"),
              words(fields, "components"),
              fields.stream().filter(field -> !OWN_FIELDS.contains(name(field))).toList()));
    }
  }

  private static List<String> words(List<String> fields, String name) {
    return SourceEntry.words(value(fields, name));
  }

  private static String value(List<String> fields, String name) {
    return fields.stream()
        .filter(field -> name(field).equals(name))
        .map(field -> field.substring(name.length() + 1).strip())
        .findFirst()
        .orElse("");
  }

  private static String name(String field) {
    return field.substring(0, Math.max(0, field.indexOf(':'))).toLowerCase(Locale.ROOT);
  }
}

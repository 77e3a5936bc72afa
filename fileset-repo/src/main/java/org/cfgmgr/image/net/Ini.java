package org.cfgmgr.image.net;

import java.util.ArrayList;
import java.util.List;

/**
 * Files of sections, keys and values, as systemd (systemd.syntax(7)) and NetworkManager write them.
 */
record Ini(List<Section> sections) {
  /** A section; it may come several times, and a key in it too. */
  record Section(String name, List<Setting> settings) {}

  record Setting(String key, String value) {}

  static Ini parse(String text) {
    List<Section> sections = new ArrayList<>();
    String joined = "";
    for (String raw : text.lines().toList()) {
      String line = joined + raw.strip();
      boolean comment = line.startsWith("#") || line.startsWith(";");
      if (line.endsWith("\\") && !comment) {
        joined = line.substring(0, line.length() - 1) + " ";
        continue;
      }
      joined = "";
      if (line.startsWith("[") && line.endsWith("]")) {
        sections.add(new Section(line.substring(1, line.length() - 1), new ArrayList<>()));
      } else if (!comment && line.indexOf('=') > 0 && !sections.isEmpty()) {
        int equals = line.indexOf('=');
        Setting setting =
            new Setting(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
        sections.get(sections.size() - 1).settings().add(setting);
      }
    }
    return new Ini(sections);
  }

  boolean has(String section) {
    return sections.stream().anyMatch(found -> found.name().equals(section));
  }

  /** All values of a key; an empty one takes back those before it. */
  List<String> values(String section, String key) {
    List<String> values = new ArrayList<>();
    for (Section found : sections) {
      for (Setting setting : found.settings()) {
        if (found.name().equals(section) && setting.key().equals(key)) {
          if (setting.value().isEmpty()) {
            values.clear();
          } else {
            values.add(setting.value());
          }
        }
      }
    }
    return values;
  }

  /** The last value of a key, "" when there is none. */
  String value(String section, String key) {
    List<String> values = values(section, key);
    return values.isEmpty() ? "" : values.get(values.size() - 1);
  }

  /** The words of all values of a key. */
  List<String> words(String section, String key) {
    return values(section, key).stream()
        .flatMap(value -> List.of(value.split("\\s+", -1)).stream())
        .map(word -> word.replace("\"", ""))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  /** The settings of all sections of a name. */
  List<Setting> settings(String section) {
    return sections.stream()
        .filter(found -> found.name().equals(section))
        .flatMap(found -> found.settings().stream())
        .toList();
  }
}

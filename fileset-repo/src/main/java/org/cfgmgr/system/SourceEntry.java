package org.cfgmgr.system;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where apt gets binary packages from: an entry of sources.list(5), in the terms of its stanzas.
 *
 * @param options all other fields as they are: {@code Signed-By: /usr/share/keyrings/k.gpg}
 */
public record SourceEntry(
    List<String> uris, List<String> suites, List<String> components, List<String> options) {
  private static final Pattern LINE =
      Pattern.compile("deb\\s+(?:\\[([^]]*)]\\s*)?+(\\S+)\\s+(\\S+)\\s+(\\S.*)");
  private static final Pattern OPTION = Pattern.compile("([\\w-]+?)([+-]?)=(\\S+)");

  /** What stands in a line under another name than in a stanza. */
  private static final Map<String, String> NAMES =
      Map.of("arch", "Architectures", "lang", "Languages", "target", "Targets");

  private static final Map<String, String> ENDINGS = Map.of("+", "-Add", "-", "-Remove", "", "");

  /** Ends of the names of suites that belong to a release. */
  private static final Set<String> SUFFIXES = Set.of("", "-updates", "-security", "/updates");

  public SourceEntry {
    uris = List.copyOf(uris);
    suites = List.copyOf(suites);
    components = List.copyOf(components);
    options = List.copyOf(options);
  }

  /** Of a line, {@code deb [options] uri suite component...}; none when it is no such line. */
  static List<SourceEntry> ofLine(String text) {
    Matcher line = LINE.matcher(text.replaceFirst("#.*", "").strip());
    if (!line.matches()) {
      return List.of();
    }
    List<String> options = new java.util.ArrayList<>();
    Matcher option = OPTION.matcher(line.group(1) == null ? "" : line.group(1));
    while (option.find()) {
      String name = option.group(1).toLowerCase(Locale.ROOT);
      options.add(
          NAMES.getOrDefault(name, name)
              + ENDINGS.get(option.group(2))
              + ": "
              + option.group(3).replace(',', ' '));
    }
    return List.of(
        new SourceEntry(
            List.of(line.group(2)), List.of(line.group(3)), words(line.group(4)), options));
  }

  static List<String> words(String text) {
    return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+", -1));
  }

  /** The suites that are of a release of a distribution, by its code name: {@code bookworm}. */
  List<String> suitesOf(String codename) {
    return suites.stream().filter(suite -> isOf(codename, suite)).toList();
  }

  private static boolean isOf(String codename, String suite) {
    return !codename.isEmpty()
        && suite.startsWith(codename)
        && SUFFIXES.contains(suite.substring(codename.length()));
  }

  /** The same with other suites and components. */
  public SourceEntry with(List<String> others, List<String> parts) {
    return new SourceEntry(uris, others, parts, options);
  }

  /** The same without an option. */
  public SourceEntry without(String option) {
    String start = option.toLowerCase(Locale.ROOT);
    return new SourceEntry(
        uris,
        suites,
        components,
        options.stream().filter(one -> !one.toLowerCase(Locale.ROOT).startsWith(start)).toList());
  }

  /** As a stanza (deb822). */
  public String stanza() {
    StringBuilder text = new StringBuilder("Types: deb\n");
    text.append("URIs: ").append(String.join(" ", uris)).append('\n');
    text.append("Suites: ").append(String.join(" ", suites)).append('\n');
    text.append("Components: ").append(String.join(" ", components)).append('\n');
    options.forEach(option -> text.append(option).append('\n'));
    return text.toString();
  }
}

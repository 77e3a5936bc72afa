package org.cfgmgr.catalogue;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packages of an archive's lists ({@code Packages}); of each the newest version counts. */
final class PackageList {
  private static final Set<String> FIELDS =
      Set.of(
          "Package",
          "Version",
          "Section",
          "Size",
          "Installed-Size",
          "Description",
          "Depends",
          "Modaliases");
  private static final Pattern IMAGE = Pattern.compile("\\blinux-image-\\d[^\\s,|(]*");
  private static final Pattern GROUP = Pattern.compile("[^,(\\s]+\\s*\\(([^)]*)\\)");

  private final Map<String, Entry> newest = new HashMap<>();

  private record Entry(SoftwarePackage software, String depends, String modaliases) {}

  /** Adds a list. */
  void add(String suite, String component, BoundedLines lines) throws IOException {
    ControlText.read(lines, FIELDS::contains, stanza -> add(suite, component, stanza));
  }

  /** Adds a package by its own control file, where no list has that version. */
  void add(DebPackage deb, long bytes) {
    Map<String, String> stanza = new HashMap<>();
    FIELDS.forEach(name -> stanza.put(name, deb.field(name)));
    stanza.put("Size", Long.toString(bytes));
    add("", "", stanza);
  }

  Optional<SoftwarePackage> find(String name) {
    return Optional.ofNullable(newest.get(name)).map(Entry::software);
  }

  /** By a kernel's package, the package that always brings the newest of its kind. */
  Map<String, String> metas() {
    Map<String, String> metas = new TreeMap<>();
    for (Map.Entry<String, Entry> entry : new TreeMap<>(newest).entrySet()) {
      Matcher image = IMAGE.matcher(entry.getValue().depends);
      if (entry.getKey().startsWith("linux-image-") && image.find()) {
        metas.putIfAbsent(image.group(), entry.getKey());
      }
    }
    return metas;
  }

  /** By package, the alias patterns of devices that it says it is for (field Modaliases). */
  Map<String, List<String>> claims() {
    Map<String, List<String>> claims = new TreeMap<>();
    newest.forEach(
        (name, entry) -> {
          List<String> patterns =
              GROUP
                  .matcher(entry.modaliases)
                  .results()
                  .flatMap(group -> List.of(group.group(1).strip().split("[,\\s]+", -1)).stream())
                  .filter(pattern -> !pattern.isEmpty())
                  .toList();
          if (!patterns.isEmpty()) {
            claims.put(name, patterns);
          }
        });
    return claims;
  }

  private void add(String suite, String component, Map<String, String> stanza) {
    String name = stanza.getOrDefault("Package", "");
    SoftwarePackage software =
        new SoftwarePackage(
            name,
            stanza.getOrDefault("Version", ""),
            suite,
            component.isEmpty() ? ofSection(stanza.getOrDefault("Section", "")) : component,
            number(stanza.getOrDefault("Size", "")),
            number(stanza.getOrDefault("Installed-Size", "")) * 1024,
            stanza.getOrDefault("Description", ""));
    Entry entry =
        new Entry(
            software,
            name.startsWith("linux-image-") ? stanza.getOrDefault("Depends", "") : "",
            stanza.getOrDefault("Modaliases", ""));
    newest.merge(name, entry, PackageList::newer);
  }

  /** Of the same version the one that says where it is from, and then the first. */
  private static Entry newer(Entry one, Entry other) {
    int order =
        DebianVersion.OLDEST_FIRST.compare(one.software.version(), other.software.version());
    if (order == 0) {
      return one.software.suite().isEmpty() ? other : one;
    }
    return order > 0 ? one : other;
  }

  /** A section is {@code AREA/SECTION} outside main (Debian Policy, 2.4). */
  private static String ofSection(String section) {
    int slash = section.indexOf('/');
    return slash < 0 ? "main" : section.substring(0, slash);
  }

  private static long number(String text) {
    return text.matches("\\d{1,15}") ? Long.parseLong(text) : 0;
  }
}

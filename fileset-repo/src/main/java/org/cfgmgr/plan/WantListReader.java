package org.cfgmgr.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads a want list. It may come from anywhere, and goes into settings and arguments of apt. */
final class WantListReader {
  private static final Set<String> FIELDS =
      Set.of(
          WantList.DISTRIBUTION,
          WantList.RELEASE,
          WantList.ARCHITECTURES,
          WantList.COMPONENTS,
          WantList.PACKAGES);

  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

  private final String file;
  private final List<String> lines;
  private final Map<String, List<String>> fields = new HashMap<>();
  private int at;

  WantListReader(String file, String text) {
    this.file = file;
    this.lines = text.lines().toList();
  }

  WantList read() {
    for (; at < lines.size() && !(lines.get(at).isBlank() && !fields.isEmpty()); at++) {
      if (!lines.get(at).isBlank() && !lines.get(at).startsWith("#")) {
        field(lines.get(at));
      }
    }
    FIELDS.stream()
        .sorted()
        .filter(name -> !fields.containsKey(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw wrong(file + ": has no " + name);
            });
    return new WantList(
        one(WantList.DISTRIBUTION),
        one(WantList.RELEASE),
        words(WantList.ARCHITECTURES),
        new HashSet<>(words(WantList.COMPONENTS)),
        packages(),
        installed());
  }

  private void field(String line) {
    int colon = line.indexOf(':');
    String name = line.substring(0, Math.max(0, colon));
    if (!FIELDS.contains(name)) {
      throw wrong(file + ":" + (at + 1) + ": '" + line + "' is not of a want list");
    }
    String value = line.substring(colon + 1).strip();
    List<String> words = value.isEmpty() ? List.of() : List.of(value.split("\\s+", -1));
    if (!name.equals(WantList.PACKAGES)) {
      words.stream()
          .filter(word -> !WORD.matcher(word).matches())
          .findFirst()
          .ifPresent(
              word -> {
                throw wrong(file + ":" + (at + 1) + ": '" + word + "' cannot stand in " + name);
              });
    }
    fields.put(name, words);
  }

  private List<String> words(String name) {
    List<String> words = fields.getOrDefault(name, List.of());
    if (words.isEmpty()) {
      throw wrong(file + ": " + name + " is empty");
    }
    return words;
  }

  private String one(String name) {
    return words(name).get(0);
  }

  private DevicePackages packages() {
    return DevicePackages.parse(
        file + ": " + WantList.PACKAGES,
        String.join("\n", fields.getOrDefault(WantList.PACKAGES, List.of())));
  }

  private String installed() {
    List<String> rest =
        new ArrayList<>(lines.subList(Math.min(at + 1, lines.size()), lines.size()));
    for (int i = 0; i < rest.size(); i++) {
      if (!DpkgStatus.mayHave(rest.get(i))) {
        throw wrong(
            file + ":" + (at + 2 + i) + ": '" + rest.get(i) + "' is not of an installed package");
      }
    }
    return rest.stream().map(line -> line + "\n").collect(Collectors.joining());
  }

  private static IllegalArgumentException wrong(String message) {
    return new IllegalArgumentException(
        message + "; make the list again: cfgmgr --want-list > FILE");
  }
}

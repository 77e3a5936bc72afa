package org.cfgmgr.attr;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The words of a route.
 *
 * @param kind {@code net} or {@code host}
 * @param options the words after {@code -NAME}
 * @param plain all other words
 */
record RouteWords(String kind, Map<String, String> options, List<String> plain) {
  private static final Set<String> WITH_WORD = Set.of("-hopcount", "-netmask", "-if");
  private static final Set<String> WITHOUT = Set.of("", "-static");
  private static final Set<String> DEFAULT =
      Set.of("0", "default", "0.0.0.0", "0/0", "0.0.0.0/0", "::", "::/0");

  static RouteWords of(String text) {
    String[] words = text.split(",", -1);
    Map<String, String> options = new HashMap<>();
    List<String> plain = new ArrayList<>();
    for (int i = 1; i < words.length; i++) {
      if (WITH_WORD.contains(words[i])) {
        String option = words[i];
        i++;
        options.put(option, i < words.length ? words[i] : "");
      } else if (!WITHOUT.contains(words[i])) {
        plain.add(words[i]);
      }
    }
    return new RouteWords(words[0], options, plain);
  }

  boolean understood() {
    return (isHost() || kind.equals("net"))
        && plain.size() == 2
        && option("-hopcount", "0").matches("\\d{1,9}")
        && through().matches("[^/\\s]{0,15}");
  }

  boolean isHost() {
    return kind.equals("host");
  }

  boolean isDefault() {
    return !isHost() && mask().isEmpty() && DEFAULT.contains(plain(0));
  }

  String destination() {
    return plain(0).split("/", 2)[0];
  }

  /** The length behind the destination. */
  Optional<Integer> length() {
    String[] parts = plain(0).split("/", 2);
    boolean given = parts.length == 2 && parts[1].matches("\\d{1,3}");
    return given ? Optional.of(Integer.valueOf(parts[1])) : Optional.empty();
  }

  String gateway() {
    return plain(1);
  }

  String mask() {
    return option("-netmask", "");
  }

  String through() {
    return option("-if", "");
  }

  long metric() {
    return Long.parseLong(option("-hopcount", "0"));
  }

  private String plain(int index) {
    return index < plain.size() ? plain.get(index) : "";
  }

  private String option(String name, String none) {
    return options.getOrDefault(name, none);
  }
}

package org.cfgmgr.image.net;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cfgmgr.kernel.Fnmatch;
import org.cfgmgr.kernel.Root;

/** {@code /etc/network/interfaces} with what it sources (interfaces(5)). */
final class Interfaces {
  private static final String FILE = "etc/network/interfaces";
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]+");
  private static final int DEEPEST = 8;

  /** What is brought up, and under which stanza. */
  record Up(String file, String pattern, String logical) {}

  /** One {@code iface}. */
  record Stanza(String file, String name, String method, List<String> options) {
    String option(String key) {
      return options.stream()
          .filter(line -> line.startsWith(key + " ") || line.startsWith(key + "\t"))
          .map(line -> line.substring(key.length()).strip())
          .findFirst()
          .orElse("");
    }
  }

  private final Root root;
  private final List<Up> up = new ArrayList<>();
  private final List<Stanza> stanzas = new ArrayList<>();

  private Interfaces(Root root) {
    this.root = root;
  }

  static Interfaces read(Root root) {
    Interfaces interfaces = new Interfaces(root);
    interfaces.file(FILE, 0);
    return interfaces;
  }

  List<Up> up() {
    return up;
  }

  List<Stanza> all() {
    return stanzas;
  }

  /** The stanzas of a logical name, which a pattern may name too. */
  List<Stanza> stanzas(String logical) {
    return stanzas.stream()
        .filter(stanza -> stanza.name().equals(logical) || Fnmatch.matches(logical, stanza.name()))
        .toList();
  }

  private void file(String path, int depth) {
    List<String> options = new ArrayList<>();
    for (String line : lines(root.read(path).orElse(""))) {
      List<String> words = List.of(line.split("\\s+", -1));
      List<String> rest = words.subList(1, words.size());
      String word = words.get(0);
      switch (word) {
        case "auto", "allow-auto", "allow-hotplug" -> rest.forEach(name -> up(path, name));
        case "iface" -> {
          options = new ArrayList<>();
          if (rest.size() >= 3) {
            stanzas.add(new Stanza(path, rest.get(0), rest.get(2), options));
          }
        }
        case "source" -> rest.forEach(pattern -> source(pattern, depth));
        case "source-directory" -> rest.forEach(directory -> sourceAll(directory, depth));
        case "mapping", "no-auto-down", "no-scripts", "template" -> options = new ArrayList<>();
        default -> options.add(line);
      }
    }
  }

  private static List<String> lines(String text) {
    return text.replace("\\\n", " ")
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .toList();
  }

  /** {@code enp0s3}, {@code /en*}, {@code /en*=net}. */
  private void up(String file, String word) {
    int equals = word.indexOf('=');
    String name = equals < 0 ? word : word.substring(0, equals);
    String pattern = name.startsWith("/") ? name.substring(name.lastIndexOf('/') + 1) : name;
    up.add(new Up(file, pattern, equals < 0 ? pattern : word.substring(equals + 1)));
  }

  private void source(String pattern, int depth) {
    String path = absolute(pattern);
    int slash = path.lastIndexOf('/');
    String directory = path.substring(0, Math.max(0, slash));
    for (String name : root.list(directory)) {
      if (depth < DEEPEST && Fnmatch.matches(path.substring(slash + 1), name)) {
        file(directory + "/" + name, depth + 1);
      }
    }
  }

  private void sourceAll(String directory, int depth) {
    for (String name : root.list(absolute(directory))) {
      Matcher plain = NAME.matcher(name);
      if (depth < DEEPEST && plain.matches()) {
        file(absolute(directory) + "/" + name, depth + 1);
      }
    }
  }

  private static String absolute(String path) {
    return path.startsWith("/") ? path.substring(1) : "etc/network/" + path;
  }
}

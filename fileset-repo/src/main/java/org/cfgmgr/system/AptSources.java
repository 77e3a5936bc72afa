package org.cfgmgr.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.cfgmgr.kernel.Root;

/**
 * The components of the archive that a system gets packages from, as sources.list(5) has them in
 * both its formats.
 */
public final class AptSources {
  private static final String ETC = "etc/apt/sources.list";

  private final TreeSet<String> components = new TreeSet<>();

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
    return new TreeSet<>(components);
  }

  /** Whether packages of a component can be had. What has no component is of no archive. */
  public boolean enabled(String component) {
    return component.isEmpty() || components.contains(component);
  }

  /** {@code deb [options] uri suite component...}. */
  private void readLines(String text) {
    for (String line : text.split("\n", -1)) {
      String plain = line.strip().replaceFirst("#.*", "").replaceFirst("\\[[^]]*]", "");
      List<String> words = List.of(plain.strip().split("\\s+", -1));
      if (words.get(0).equals("deb") && words.size() > 3) {
        components.addAll(words.subList(3, words.size()));
      }
    }
  }

  private void readStanzas(String text) {
    List<String> stanza = new ArrayList<>();
    for (String line : (text + "\n").split("\n", -1)) {
      if (line.startsWith("#")) {
        continue;
      }
      if (line.isBlank()) {
        readStanza(stanza);
        stanza.clear();
      } else {
        stanza.add(line);
      }
    }
  }

  private void readStanza(List<String> lines) {
    boolean off = List.of("no", "false", "off", "0").contains(field(lines, "enabled"));
    if (!off && List.of(field(lines, "types").split("\\s+", -1)).contains("deb")) {
      components.addAll(List.of(field(lines, "components").split("\\s+", -1)));
      components.remove("");
    }
  }

  /** A field with its continuation lines, in small letters. */
  private static String field(List<String> lines, String name) {
    StringBuilder value = new StringBuilder();
    boolean inside = false;
    for (String line : lines) {
      String low = line.toLowerCase(Locale.ROOT);
      boolean continued = Character.isWhitespace(line.charAt(0));
      inside = continued ? inside : low.startsWith(name + ":");
      if (inside) {
        value.append(' ').append(continued ? low : low.substring(name.length() + 1));
      }
    }
    return value.toString().strip();
  }
}

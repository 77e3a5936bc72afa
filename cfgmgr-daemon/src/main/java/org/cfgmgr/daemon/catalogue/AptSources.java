package org.cfgmgr.daemon.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The machine's sources of packages (sources.list(5)) as they are read for a catalogue: those of
 * the distribution's own suites, with all components, binary packages only.
 */
final class AptSources {
  private static final String COMPONENTS = "main contrib non-free non-free-firmware";
  private static final Pattern LINE =
      Pattern.compile("deb\\s+(\\[[^]]*\\]\\s+)?(\\S+)\\s+(\\S+)\\s+(.*)");
  private static final Set<String> SUFFIXES = Set.of("", "-updates", "-security", "/updates");

  private final String codename;

  /** {@code codename} is the release's: {@code bookworm}. */
  AptSources(String codename) {
    this.codename = codename;
  }

  /** The files to be, by name; without any that says nothing. */
  Map<String, String> of(Path apt) {
    Map<String, String> files = new TreeMap<>();
    List<Path> all = new ArrayList<>(List.of(apt.resolve("sources.list")));
    all.addAll(list(apt.resolve("sources.list.d")));
    for (Path file : all) {
      String name = String.valueOf(file.getFileName());
      String text = name.endsWith(".sources") ? stanzas(text(file)) : lines(text(file));
      if (!text.isEmpty() && (name.endsWith(".sources") || name.endsWith(".list"))) {
        files.put(name, text);
      }
    }
    return files;
  }

  String lines(String text) {
    StringBuilder kept = new StringBuilder();
    for (String line : text.lines().toList()) {
      Matcher source = LINE.matcher(line.replaceFirst("#.*", "").strip());
      if (source.matches() && ours(source.group(3)) && hasMain(source.group(4))) {
        String options = source.group(1) == null ? "" : source.group(1);
        kept.append("deb ").append(options).append(source.group(2)).append(' ');
        kept.append(source.group(3)).append(' ').append(COMPONENTS).append('\n');
      }
    }
    return kept.toString();
  }

  String stanzas(String text) {
    StringBuilder kept = new StringBuilder();
    for (String stanza : text.split("\\n[ \\t]*\\n", -1)) {
      List<String> suites =
          Stream.of(field(stanza, "Suites").split("\\s+", -1)).filter(this::ours).toList();
      if (!suites.isEmpty() && hasMain(field(stanza, "Components"))) {
        String with = replaced(stanza, "Types", "deb");
        with = replaced(with, "Suites", String.join(" ", suites));
        kept.append(replaced(with, "Components", COMPONENTS).strip()).append("\n\n");
      }
    }
    return kept.toString();
  }

  private boolean ours(String suite) {
    return !codename.isEmpty()
        && suite.startsWith(codename)
        && SUFFIXES.contains(suite.substring(codename.length()));
  }

  private static boolean hasMain(String components) {
    return List.of(components.strip().split("\\s+", -1)).contains("main");
  }

  private static Pattern pattern(String field) {
    return Pattern.compile("(?im)^" + field + ":(.*(?:\\n[ \\t]+.*)*)");
  }

  private static String field(String stanza, String field) {
    Matcher found = pattern(field).matcher(stanza);
    return found.find() ? found.group(1).strip() : "";
  }

  private static String replaced(String stanza, String field, String value) {
    return pattern(field).matcher(stanza).replaceFirst(field + ": " + value);
  }

  private static List<Path> list(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), UTF_8);
    } catch (IOException e) {
      return "";
    }
  }
}

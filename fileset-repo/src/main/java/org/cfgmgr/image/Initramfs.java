package org.cfgmgr.image;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an initramfs holds. Paths have no leading slash, and none begins with {@code usr/lib} or
 * {@code usr/bin}: these are one with {@code lib} and {@code bin}.
 */
public final class Initramfs {
  /** The program that made it. */
  public enum Generator {
    INITRAMFS_TOOLS,
    DRACUT,
    MKINITCPIO,
    OTHER
  }

  private static final Pattern MERGED = Pattern.compile("usr/(?=(?:lib|lib64|bin|sbin)/)");
  private static final Pattern MODULE =
      Pattern.compile("lib/modules/([^/]+)/.*?([^/]+)\\.ko(?:\\.(?:xz|zst|gz))?");
  private static final Pattern SETTING =
      Pattern.compile("(?:export )?(\\w+)=['\"]?([^'\"#]*)['\"]?.*");

  private final List<Path> parts;
  private final Set<String> files;
  private final Map<String, String> texts;
  private final List<String> packings;
  private final Map<String, Map<String, String>> modules = new TreeMap<>();

  Initramfs(List<Path> parts, Set<String> files, Map<String, String> texts, List<String> packings) {
    this.parts = List.copyOf(parts);
    this.files = Set.copyOf(files);
    this.texts = Map.copyOf(texts);
    this.packings = List.copyOf(packings);
    for (String name : files) {
      Matcher module = MODULE.matcher(name);
      if (module.matches()) {
        modules
            .computeIfAbsent(module.group(1), release -> new HashMap<>())
            .put(Modules.fold(module.group(2)), name);
      }
    }
  }

  /**
   * Reads what the boot loader loads behind one another, which the kernel takes for one.
   *
   * @throws ImageException when it cannot be read, is damaged, or is too large to be one
   */
  public static Initramfs read(List<Path> files) {
    return InitramfsReader.read(files, InitramfsReader.Limits.USUAL);
  }

  /** The releases it has modules of. */
  public Set<String> releases() {
    return new TreeSet<>(modules.keySet());
  }

  /** The names of its modules for a kernel, with {@code _} for {@code -}. */
  public Set<String> modules(String release) {
    return Set.copyOf(modules.getOrDefault(release, Map.of()).keySet());
  }

  /** Whether it has a module for a kernel. */
  public boolean hasModule(String release, String module) {
    return modules.getOrDefault(release, Map.of()).containsKey(Modules.fold(module));
  }

  /** Whether the kernel would find a firmware file in it (firmware_class, {@code fw_path}). */
  public boolean hasFirmware(String release, String name) {
    return Firmware.places(release, name).anyMatch(files::contains);
  }

  public boolean has(String path) {
    return files.contains(path);
  }

  /** Whether some file's path starts so. */
  public boolean hasBelow(String prefix) {
    return files.stream().anyMatch(path -> path.startsWith(prefix));
  }

  /** A text file that says how it works; empty when it has no such file. */
  public Optional<String> text(String path) {
    return Optional.ofNullable(texts.get(path));
  }

  /** The text files below a directory, by name. */
  public Map<String, String> textsBelow(String directory) {
    Map<String, String> found = new TreeMap<>();
    texts.forEach(
        (path, text) -> {
          if (path.startsWith(directory + "/")) {
            found.put(path, text);
          }
        });
    return found;
  }

  /** How its parts are packed. */
  public List<String> packings() {
    return packings;
  }

  /** Which program made it. */
  public Generator generator() {
    if (files.contains("conf/initramfs.conf")) {
      return Generator.INITRAMFS_TOOLS;
    }
    if (hasBelow("lib/dracut/")) {
      return Generator.DRACUT;
    }
    return files.contains("init_functions") ? Generator.MKINITCPIO : Generator.OTHER;
  }

  /** A setting of initramfs-tools, as {@code MODULES}; "" when it is not set. */
  public String setting(String name) {
    String value = "";
    for (String text : settingFiles()) {
      for (String line : text.lines().toList()) {
        Matcher setting = SETTING.matcher(line.strip());
        if (setting.matches() && setting.group(1).equals(name)) {
          value = setting.group(2).strip();
        }
      }
    }
    return value;
  }

  private Collection<String> settingFiles() {
    Map<String, String> all = new TreeMap<>(textsBelow("conf/conf.d"));
    List<String> ordered = new ArrayList<>();
    text("conf/initramfs.conf").ifPresent(ordered::add);
    ordered.addAll(all.values());
    return ordered;
  }

  static String normal(String name) {
    String path = name;
    while (path.startsWith("./") || path.startsWith("/")) {
      path = path.substring(path.indexOf('/') + 1);
    }
    return MERGED.matcher(path).lookingAt() ? path.substring("usr/".length()) : path;
  }

  @Override
  public String toString() {
    return String.join(", ", parts.stream().map(Path::toString).toList());
  }
}

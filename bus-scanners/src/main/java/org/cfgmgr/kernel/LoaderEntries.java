package org.cfgmgr.kernel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Boot loader specification entries, {@code loader/entries/*.conf} on the boot or EFI partition,
 * and systemd-boot's default among them ({@code loader/loader.conf}).
 */
final class LoaderEntries {
  private static final List<String> PARTITIONS = List.of("boot", "efi", "boot/efi");

  private record Entry(String name, BootEntry entry) {
    String release() {
      return entry.release();
    }
  }

  private final List<Entry> entries;
  private final String pattern;
  private final String file;

  private LoaderEntries(List<Entry> entries, String pattern, String file) {
    this.entries = entries;
    this.pattern = pattern;
    this.file = file;
  }

  static Optional<LoaderEntries> read(Root root) {
    for (String partition : PARTITIONS) {
      List<Entry> entries = entries(root, partition + "/loader/entries");
      if (!entries.isEmpty()) {
        String file = partition + "/loader/loader.conf";
        String pattern = value(root.read(file).orElse(""), "default");
        return Optional.of(new LoaderEntries(entries, pattern, file));
      }
    }
    return Optional.empty();
  }

  /** systemd-boot's default; empty when that is kept in a variable of the firmware. */
  Optional<KernelChoice> choose() {
    return Optional.of(pattern)
        .filter(named -> !named.isEmpty())
        .flatMap(named -> defaultEntry())
        .map(entry -> new KernelChoice(entry.release(), entry.why()));
  }

  /**
   * systemd-boot's default; the newest when the file names none, as on a firmware without memory.
   */
  Optional<BootEntry> defaultEntry() {
    if (pattern.isEmpty()) {
      return entries.stream().findFirst().map(Entry::entry);
    }
    String why = "systemd-boot's default, " + pattern + " of /" + file;
    return entries.stream()
        .filter(entry -> matches(entry.name))
        .findFirst()
        .map(found -> found.entry.because(why));
  }

  /** All entries, the newest first. */
  List<BootEntry> entries() {
    return entries.stream().map(Entry::entry).toList();
  }

  /** An entry by its name, or by its number from 0, the newest. */
  Optional<BootEntry> numberedOrNamed(String wanted) {
    if (wanted.matches("\\d{1,4}")) {
      return entries.stream().skip(Integer.parseInt(wanted)).map(Entry::entry).findFirst();
    }
    return entries.stream()
        .filter(entry -> entry.name.equals(wanted + ".conf") || entry.name.equals(wanted))
        .map(Entry::entry)
        .findFirst();
  }

  private boolean matches(String name) {
    String id = name.substring(0, name.length() - ".conf".length());
    return Fnmatch.matches(pattern, name) || Fnmatch.matches(pattern, id);
  }

  private static List<Entry> entries(Root root, String directory) {
    List<Entry> entries = new ArrayList<>();
    for (String name : root.list(directory)) {
      String text = name.endsWith(".conf") ? root.read(directory + "/" + name).orElse("") : "";
      BootEntry entry = entry(text, directory + "/" + name);
      if (!entry.release().isEmpty()) {
        entries.add(new Entry(name, entry));
      }
    }
    entries.sort(Comparator.comparing(Entry::release, ReleaseOrder.OLDEST_FIRST).reversed());
    return entries;
  }

  private static BootEntry entry(String text, String file) {
    String version = value(text, "version");
    String image = value(text, "linux");
    return new BootEntry(
        value(text, "title"),
        version.isEmpty() ? GrubMenu.release(image) : version,
        image,
        values(text, "initrd"),
        String.join(" ", values(text, "options")),
        "the newest entry, /" + file);
  }

  private static String value(String text, String key) {
    return values(text, key).stream().findFirst().orElse("");
  }

  private static List<String> values(String text, String key) {
    return text.lines()
        .map(line -> line.strip().split("[ \t]+", 2))
        .filter(words -> words.length == 2 && words[0].equals(key))
        .map(words -> words[1])
        .collect(Collectors.toList());
  }
}

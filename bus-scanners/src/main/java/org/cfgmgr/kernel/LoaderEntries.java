package org.cfgmgr.kernel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Boot loader specification entries, {@code loader/entries/*.conf} on the boot or EFI partition,
 * and systemd-boot's default among them ({@code loader/loader.conf}).
 */
final class LoaderEntries {
  private static final List<String> PARTITIONS = List.of("boot", "efi", "boot/efi");

  private record Entry(String name, String release) {}

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
    return entries.stream()
        .filter(entry -> !pattern.isEmpty() && matches(entry.name))
        .map(Entry::release)
        .findFirst()
        .map(
            release ->
                new KernelChoice(release, "systemd-boot's default, " + pattern + " of /" + file));
  }

  /** The release of an entry by its name, or by its number from 0, the newest. */
  Optional<String> numberedOrNamed(String wanted) {
    if (wanted.matches("\\d{1,4}")) {
      return entries.stream().skip(Integer.parseInt(wanted)).map(Entry::release).findFirst();
    }
    return entries.stream()
        .filter(entry -> entry.name.equals(wanted + ".conf") || entry.name.equals(wanted))
        .map(Entry::release)
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
      String version = value(text, "version");
      String release = version.isEmpty() ? GrubMenu.release(value(text, "linux")) : version;
      if (!release.isEmpty()) {
        entries.add(new Entry(name, release));
      }
    }
    entries.sort(Comparator.comparing(Entry::release, ReleaseOrder.OLDEST_FIRST).reversed());
    return entries;
  }

  private static String value(String text, String key) {
    return text.lines()
        .map(line -> line.strip().split("[ \t]+", 2))
        .filter(words -> words.length == 2 && words[0].equals(key))
        .map(words -> words[1])
        .findFirst()
        .orElse("");
  }
}

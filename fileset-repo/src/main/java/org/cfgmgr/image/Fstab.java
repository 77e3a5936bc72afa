package org.cfgmgr.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cfgmgr.kernel.Root;

/** The file systems an installed system mounts (fstab(5)), in order. */
public record Fstab(List<Entry> entries) {
  public Fstab {
    entries = List.copyOf(entries);
  }

  /**
   * One line.
   *
   * @param line its number, from 1
   * @param source device, {@code UUID=...} and the like
   * @param target where it is mounted; {@code none} for swap
   */
  public record Entry(int line, String source, String target, String type, List<String> options) {
    public Entry {
      options = List.copyOf(options);
    }

    /** Whether the boot goes on without it. */
    public boolean mayFail() {
      return options.contains("nofail") || options.contains("noauto");
    }

    public boolean swap() {
      return type.equals("swap");
    }
  }

  public static Fstab read(Root root) {
    return parse(root.read("etc/fstab").orElse(""));
  }

  static Fstab parse(String text) {
    List<Entry> entries = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      String[] words = line.strip().split("\\s+", -1);
      if (words.length >= 3 && !words[0].startsWith("#")) {
        String options = words.length > 3 ? words[3] : "defaults";
        entries.add(
            new Entry(
                number,
                plain(words[0]),
                plain(words[1]),
                words[2],
                List.of(options.split(",", -1))));
      }
    }
    return new Fstab(entries);
  }

  /** What is mounted at a directory. */
  public Optional<Entry> at(String target) {
    return entries.stream().filter(entry -> entry.target().equals(target)).findFirst();
  }

  /** Without quotes around a label, and with the blanks that stand as {@code \040}. */
  private static String plain(String word) {
    return word.replace("\"", "").replace("\\040", " ").replace("\\011", "\t");
  }
}

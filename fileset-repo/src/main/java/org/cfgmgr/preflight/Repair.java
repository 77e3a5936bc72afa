package org.cfgmgr.preflight;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.cfgmgr.image.Initramfs;
import org.cfgmgr.image.SystemImage;
import org.cfgmgr.kernel.BootEntry;
import org.cfgmgr.scan.DeviceTree;

/**
 * What a system on another machine must call otherwise, as far as there is one answer only: its
 * network card, and the device of its root file system.
 *
 * @param edits of configuration files
 * @param card the name of the network card whose configuration changes; "" for none
 * @param told what is for an administrator to decide, a line each
 */
public record Repair(List<Edit> edits, String card, List<String> told) {
  /** A file with other lines, in its order. */
  public record Edit(Path file, List<Line> lines) {
    public Edit {
      lines = List.copyOf(lines);
    }

    /** The text with the lines changed. */
    public String after(String before) {
      TreeMap<Integer, Line> changed = new TreeMap<>();
      lines.forEach(line -> changed.put(line.number(), line));
      StringBuilder text = new StringBuilder();
      int number = 1;
      for (String line : before.split("\n", -1)) {
        Line other = changed.get(number);
        text.append(number++ == 1 ? "" : "\n").append(other == null ? line : other.after());
      }
      return text.toString();
    }
  }

  /**
   * A line that is to be another one.
   *
   * @param number from 1
   */
  public record Line(int number, String before, String after) {}

  public Repair {
    edits = List.copyOf(edits);
    told = List.copyOf(told);
  }

  /**
   * What a system needs on a machine.
   *
   * @param release of the kernel that it will start; empty for the boot loader's default
   * @throws org.cfgmgr.kernel.KernelException when that is not installed
   */
  public static Repair of(SystemImage image, DeviceTree machine, Optional<String> release) {
    BootEntry entry = new KernelCheck(image).entry(release);
    Optional<Initramfs> none = Optional.empty();
    Case all = Case.of(image, entry, none, machine);
    List<Edit> edits = new ArrayList<>();
    List<String> told = new ArrayList<>();
    String card = new NetworkRename(all).add(edits, told);
    new DeviceRename(all).add(edits, told);
    return new Repair(edits, card, told);
  }
}

package org.cfgmgr.scan.listing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the text that a machine's own commands print of its devices. The kind of the text is told
 * by its lines.
 */
public final class Listings {
  /** For messages: the texts that are understood. */
  public static final String ACCEPTED =
      "modaliases (cat /sys/bus/*/devices/*/modalias), uevents (grep -rs --include=uevent ."
          + " /sys/devices), lspci -nnk, lspci -mmnn, lspci -vmmnnk or hwinfo";

  /** The kernel's modaliases end at one page; nothing that lspci or hwinfo prints is longer. */
  private static final int LONGEST_LINE = 16 * 1024;

  private static final List<Format> FORMATS =
      List.of(
          new LspciRecords(),
          new LspciMachine(),
          new LspciText(),
          new HwinfoText(),
          new HwinfoShort(),
          new ModaliasLines());

  /** So many lines may say what was typed or printed before. */
  private static final int PREAMBLE = 20;

  private Listings() {}

  /**
   * Reads a text.
   *
   * @throws ListingException when it is none of those, naming the line and what is accepted
   */
  public static Listing read(String text) {
    List<Line> lines = lines(text);
    Told told = format(lines).read(lines);
    if (told.entries.isEmpty()) {
      throw new ListingException("it lists no device that has a modalias or numbers");
    }
    return Placement.of(told);
  }

  private static Format format(List<Line> lines) {
    List<Line> start = lines.stream().filter(line -> !line.isBlank()).limit(PREAMBLE).toList();
    if (start.isEmpty()) {
      throw new ListingException("it is empty; give " + ACCEPTED);
    }
    for (Line line : start) {
      Optional<Format> found = FORMATS.stream().filter(kind -> kind.begins(line)).findFirst();
      if (found.isPresent()) {
        return found.get();
      }
    }
    throw start.get(0).wrong("is no list of devices that is known; give " + ACCEPTED);
  }

  private static List<Line> lines(String text) {
    List<Line> lines = new ArrayList<>();
    for (String content : text.split("\r?\n", -1)) {
      Line line = new Line(lines.size() + 1, content);
      if (content.length() > LONGEST_LINE) {
        throw line.wrong("is longer than " + LONGEST_LINE + " characters");
      }
      if (content.chars().anyMatch(c -> c != '\t' && Character.isISOControl(c))) {
        throw new ListingException("line " + line.number() + ": holds bytes that are no text");
      }
      lines.add(line);
    }
    return lines;
  }
}

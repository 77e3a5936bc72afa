package org.cfgmgr.scan.listing;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code lspci -nn} or {@code -n} prints for people, with {@code -k}, {@code -v} or none. */
final class LspciText implements Format {
  private static final Pattern HEAD = Pattern.compile("(" + Slot.PATTERN + ") (.*)");

  /**
   * {@code SATA controller [0106]: Intel Corporation ... [8086:2922] (rev 02) (prog-if 01 [..])}.
   */
  private static final Pattern NUMBERS =
      Pattern.compile(
          "(?:.*? \\[)?(\\p{XDigit}{4})\\]?: (.*\\[)?(\\p{XDigit}{4}):(\\p{XDigit}{4})\\]?"
              + "(?: \\(rev (\\p{XDigit}{2})\\))?(?: \\(prog-if (\\p{XDigit}{2}).*)?");

  private static final Pattern PAIR =
      Pattern.compile("(?:.*\\[)?(\\p{XDigit}{4}):(\\p{XDigit}{4})\\]?");

  /** Dumps of the configuration space, and what lspci says of itself. */
  private static final Pattern IGNORED =
      Pattern.compile("\\s.*|\\p{XDigit}{2,3}: [\\p{XDigit} ]*|lspci: .*|pcilib: .*");

  /** Far more than any name in the database of PCI ids. */
  static final int LONGEST = 1024;

  private static final String SUBSYSTEM = "Subsystem: ";
  private static final String DRIVER = "Kernel driver in use: ";
  private static final String MODULES = "Kernel modules: ";

  @Override
  public boolean begins(Line line) {
    return HEAD.matcher(line.text()).matches();
  }

  @Override
  public Told read(List<Line> lines) {
    Told told = new Told();
    Function at = null;
    for (Line line : lines) {
      Matcher head = HEAD.matcher(line.text());
      if (head.matches()) {
        finish(at, told);
        at = new Function(line, head.group(1), head.group(2));
      } else if (at != null) {
        at.more(line);
      }
    }
    finish(at, told);
    return told;
  }

  private static void finish(@org.jspecify.annotations.Nullable Function function, Told told) {
    if (function != null) {
      told.add(function.line, Slot.name(function.slot), function.device());
    }
  }

  /** One function, while its lines are read. */
  private static final class Function {
    private final Line line;
    private final String slot;
    private final Matcher numbers;
    private String subsystem = "";
    private String driver = "";
    private String modules = "";

    Function(Line line, String slot, String text) {
      this.line = line;
      this.slot = slot;
      this.numbers = NUMBERS.matcher(text.length() > LONGEST ? "" : text);
      if (!numbers.matches()) {
        throw line.wrong("has names without numbers; run lspci -nnk");
      }
    }

    void more(Line next) {
      String text = next.text().strip();
      if (text.startsWith(SUBSYSTEM)) {
        subsystem(text.substring(SUBSYSTEM.length()));
      } else if (text.startsWith(DRIVER)) {
        driver = text.substring(DRIVER.length()).strip();
      } else if (text.startsWith(MODULES)) {
        modules = text.substring(MODULES.length()).strip();
      } else if (!text.isEmpty() && !IGNORED.matcher(next.text()).matches()) {
        throw next.wrong("is no line of lspci");
      }
    }

    private void subsystem(String text) {
      Matcher pair = PAIR.matcher(text.strip());
      subsystem = pair.matches() ? pair.group(1) + pair.group(2) : "";
    }

    ListedDevice device() {
      return new PciFunction(
              numbers.group(3) + numbers.group(4),
              subsystem,
              numbers.group(1),
              group(6),
              group(5),
              group(2))
          .device(driver, Driver.module(modules));
    }

    private String group(int number) {
      return Optional.ofNullable(numbers.group(number)).orElse("");
    }
  }
}

package org.cfgmgr.scan.listing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code lspci -mmnn} or {@code -mmn} prints: {@code 00:1f.2 "SATA controller [0106]" "Intel
 * Corporation [8086]" "ICH9 [2922]" -r02 -p01 "Red Hat, Inc. [1af4]" "QEMU [1100]"}.
 */
final class LspciMachine implements Format {
  private static final Pattern LINE = Pattern.compile("(" + Slot.PATTERN + ")( [\"-].*)");
  private static final Pattern WORD =
      Pattern.compile(" (?:\"((?:[^\"\\\\]|\\\\.)*+)\"|-(\\w)(\\p{XDigit}{2}))");

  @Override
  public boolean begins(Line line) {
    return line.text().matches(Slot.PATTERN + " \".*");
  }

  @Override
  public Told read(List<Line> lines) {
    Told told = new Told();
    for (Line line : lines) {
      String text = line.text().strip();
      Matcher parts = LINE.matcher(text.length() > LspciText.LONGEST ? "" : text);
      if (parts.matches()) {
        told.add(line, Slot.name(parts.group(1)), device(line, parts.group(2)));
      } else if (!line.isBlank()) {
        throw line.wrong("is no line of lspci -mmnn");
      }
    }
    return told;
  }

  private static ListedDevice device(Line line, String text) {
    List<String> quoted = new ArrayList<>();
    String revision = "";
    String programming = "";
    Matcher word = WORD.matcher(text);
    while (word.find()) {
      if (word.group(1) != null) {
        quoted.add(word.group(1));
      } else if (word.group(2).equals("r")) {
        revision = word.group(3);
      } else if (word.group(2).equals("p")) {
        programming = word.group(3);
      }
    }
    String id = number(quoted, 1) + number(quoted, 2);
    String category = number(quoted, 0);
    if (id.length() != 8 || category.length() != 4) {
      throw line.wrong("has names without numbers; run lspci -mmnn");
    }
    String subsystem = number(quoted, 3) + number(quoted, 4);
    // A zero is left out by some versions.
    return new PciFunction(
            id,
            subsystem.length() == 8 ? subsystem : "",
            category,
            programming.isEmpty() ? "00" : programming,
            revision,
            quoted.get(2))
        .device("", "");
  }

  private static String number(List<String> quoted, int place) {
    return place < quoted.size()
        ? Optional.of(quoted.get(place)).flatMap(Slot::number).orElse("")
        : "";
  }
}

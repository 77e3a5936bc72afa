package org.cfgmgr.scan.listing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code lspci -vmmnnk} or {@code -vmmnk} prints: a block of {@code Name:<tab>value} each. */
final class LspciRecords implements Format {
  private static final Pattern FIELD = Pattern.compile("(\\w+):\\s+(.*)");
  private static final Pattern SLOT = Pattern.compile("Slot:\\s+(" + Slot.PATTERN + ")\\s*");

  @Override
  public boolean begins(Line line) {
    return SLOT.matcher(line.text()).matches();
  }

  @Override
  public Told read(List<Line> lines) {
    Told told = new Told();
    Map<String, String> block = new HashMap<>();
    Line first = new Line(0, "");
    for (Line line : lines) {
      Matcher field = FIELD.matcher(line.text());
      Matcher slot = SLOT.matcher(line.text());
      if (slot.matches()) {
        finish(first, block, told);
        first = line;
      }
      if (field.matches()) {
        // Modules may be several, each with a line of its own.
        block.merge(field.group(1), field.group(2).strip(), (one, other) -> one + ", " + other);
      } else if (!line.isBlank()) {
        throw line.wrong("is no line of lspci -vmmnnk");
      }
    }
    finish(first, block, told);
    return told;
  }

  private static void finish(Line first, Map<String, String> block, Told told) {
    if (block.containsKey("Slot")) {
      told.add(first, Slot.name(block.get("Slot")), device(first, block));
    }
    block.clear();
  }

  private static ListedDevice device(Line first, Map<String, String> block) {
    String id = number(block, "Vendor") + number(block, "Device");
    String category = number(block, "Class");
    if (id.length() != 8 || category.length() != 4) {
      throw first.wrong("has names without numbers; run lspci -vmmnnk");
    }
    String subsystem = number(block, "SVendor") + number(block, "SDevice");
    return new PciFunction(
            id,
            subsystem.length() == 8 ? subsystem : "",
            category,
            block.getOrDefault("ProgIf", "00"),
            block.getOrDefault("Rev", ""),
            block.getOrDefault("Device", ""))
        .device(block.getOrDefault("Driver", ""), Driver.module(block.getOrDefault("Module", "")));
  }

  private static String number(Map<String, String> block, String field) {
    return Optional.ofNullable(block.get(field)).flatMap(Slot::number).orElse("");
  }
}

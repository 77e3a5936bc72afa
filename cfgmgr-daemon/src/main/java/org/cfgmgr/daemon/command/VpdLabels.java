package org.cfgmgr.daemon.command;

import java.util.Map;

/** How lscfg names the fields of vital product data (from public lscfg output). */
final class VpdLabels {
  private static final int WIDTH = 28;

  private static final Map<String, String> LABELS =
      Map.ofEntries(
          Map.entry("BR", "Brand"),
          Map.entry("DS", "Displayable Message"),
          Map.entry("EC", "EC Level"),
          Map.entry("FN", "FRU Number"),
          Map.entry("MF", "Manufacturer"),
          Map.entry("NA", "Network Address"),
          Map.entry("PN", "Part Number"),
          Map.entry("RL", "ROS Level and ID"),
          Map.entry("RM", "ROM Level.(alterable)"),
          Map.entry("SN", "Serial Number"),
          Map.entry("SZ", "Size"),
          Map.entry("TM", "Machine Type and Model"),
          Map.entry("YL", "Hardware Location Code"));

  private VpdLabels() {}

  /** The name of a field; one that has none is the device's own. */
  static String label(String keyword) {
    String label = LABELS.get(keyword);
    return label == null ? "Device Specific.(" + keyword + ")" : label;
  }

  /** A field as a line: its name filled up with dots, its value. */
  static String line(String keyword, String value) {
    String label = label(keyword);
    return " ".repeat(8) + label + ".".repeat(WIDTH - label.length()) + value + "\n";
  }
}

package org.cfgmgr.daemon.command;

import java.util.ArrayList;
import java.util.List;

/** An entry of a bus as lsdev prints it; {@code -} stands for nothing, so that words count. */
record EntryRow(AllDevices.Entry entry) implements Row {
  /** What is printed unless other columns are asked for. */
  static final List<String> USUAL = List.of("bus", "kname", "device", "reason", "absorbed_by");

  static final List<String> COLUMNS =
      List.of("bus", "kname", "device", "reason", "absorbed_by", "path");

  static List<EntryRow> of(List<AllDevices.Entry> entries) {
    List<EntryRow> rows = new ArrayList<>();
    for (AllDevices.Entry entry : entries) {
      rows.add(new EntryRow(entry));
    }
    return rows;
  }

  @Override
  public String text(String column) {
    String value = value(column);
    return value.isEmpty() ? "-" : value;
  }

  @Override
  public String value(String column) {
    return switch (column) {
      case "bus" -> entry.bus();
      case "kname" -> entry.kernelName();
      case "device" -> entry.device();
      case "reason" -> entry.reason();
      case "path" -> entry.path();
      default -> entry.by();
    };
  }
}

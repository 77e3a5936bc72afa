package org.cfgmgr.daemon.command;

import java.util.List;
import org.cfgmgr.attr.Wanted;

/** An attribute of a device that the kernel has another value for than the ODM wants. */
record DriftRow(String device, Wanted wanted) implements Row {
  static final List<String> COLUMNS = List.of("name", "attribute", "wanted", "now");

  @Override
  public String text(String column) {
    return switch (column) {
      case "name" -> device;
      case "attribute" -> wanted.attribute();
      case "wanted" -> wanted.value();
      default -> wanted.now().orElse("");
    };
  }
}

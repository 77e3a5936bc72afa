package org.cfgmgr.scan.listing;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lines of uevent files, as grep prints them after their path. Each tells one variable: the
 * modalias, also of devices that have no file for it, and the driver.
 */
final class UeventLines {
  private static final Pattern LINE =
      Pattern.compile("/?(sys/(?:devices|bus)/.*?)/uevent:([A-Z][A-Z0-9_]*)=(.*)");

  private final Map<String, Block> blocks = new LinkedHashMap<>();

  /** The variables of one file. */
  private record Block(Line first, Map<String, String> variables) {
    String get(String name) {
      return variables.getOrDefault(name, "");
    }
  }

  static boolean fits(String text) {
    return LINE.matcher(text).matches();
  }

  /** Takes a line in; false when it is none of these. */
  boolean take(Line line, String text) {
    Matcher parts = LINE.matcher(text);
    if (!parts.matches()) {
      return false;
    }
    blocks
        .computeIfAbsent(parts.group(1), directory -> new Block(line, new HashMap<>()))
        .variables()
        .put(parts.group(2), parts.group(3).strip());
    return true;
  }

  /** Says the devices that have a modalias, each with its directory. */
  void tell(BiConsumer<Told.Entry, String> devices) {
    blocks.forEach(
        (directory, block) -> {
          if (!block.get("MODALIAS").isEmpty()) {
            devices.accept(new Told.Entry(block.first(), "", device(block)), directory);
          }
        });
  }

  private static ListedDevice device(Block block) {
    ListedDevice device =
        ListedDevice.of("", "", block.get("MODALIAS")).drivenBy(block.get("DRIVER"), "");
    String type = block.get("DEVTYPE");
    return type.isEmpty() ? device : device.withVariable("DEVTYPE", type);
  }
}

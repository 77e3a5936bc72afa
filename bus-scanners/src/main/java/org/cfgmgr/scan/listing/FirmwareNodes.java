package org.cfgmgr.scan.listing;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

/**
 * ACPI nodes that describe a device which stands elsewhere: that has the same modalias, and its
 * driver is bound there.
 */
final class FirmwareNodes {
  private FirmwareNodes() {}

  static void join(NavigableMap<String, ListedDevice> placed) {
    Map<String, Deque<String>> elsewhere = new HashMap<>();
    for (ListedDevice device : placed.values()) {
      if (Buses.prefix(device.modalias()).equals("acpi") && !isNode(device)) {
        elsewhere
            .computeIfAbsent(device.modalias(), alias -> new ArrayDeque<>())
            .add(device.path());
      }
    }
    for (ListedDevice node : List.copyOf(placed.values())) {
      Deque<String> same = isNode(node) ? elsewhere.get(node.modalias()) : null;
      if (same != null && !same.isEmpty()) {
        placed.put(node.path(), node.withLink("physical_node", same.remove()));
      }
    }
  }

  private static boolean isNode(ListedDevice device) {
    return device.bus().equals("acpi");
  }
}

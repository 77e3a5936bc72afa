package org.cfgmgr.match;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.cfgmgr.scan.Device;
import org.cfgmgr.scan.DeviceTree;
import org.cfgmgr.scan.Fact;

/** By which device an entry is absorbed. */
public enum AbsorbTarget {
  /** By none. */
  NONE(""),
  /** By the nearest device above. */
  PARENT("parent"),
  /** By the device that the firmware node describes, or the nearest above that. */
  PHYSICAL_NODE("physical_node"),
  /** By the memory of the machine. */
  MEMORY("memory"),
  /** By the machine. */
  SYSTEM("system");

  private final String word;

  AbsorbTarget(String word) {
    this.word = word;
  }

  Optional<Device> in(DeviceTree tree, Device device) {
    return switch (this) {
      case NONE -> Optional.empty();
      case PARENT -> tree.parent(device);
      case PHYSICAL_NODE -> physicalNode(device, tree);
      case MEMORY -> tree.get("/devices/system/memory");
      case SYSTEM -> tree.get(LogicalTree.ROOT);
    };
  }

  static Optional<AbsorbTarget> of(String word) {
    return Arrays.stream(values()).filter(target -> target.word.equals(word)).findFirst();
  }

  private static Optional<Device> physicalNode(Device device, DeviceTree tree) {
    String path = device.fact(Fact.PHYSICAL_NODE);
    return tree.get(path)
        .or(() -> tree.parent(Device.of(path, Map.of())))
        .filter(found -> !found.path().equals(device.path()));
  }
}

package org.cfgmgr.match;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.cfgmgr.scan.Device;
import org.cfgmgr.scan.DeviceTree;

/** Follows absorbed entries, from one to the next, to the logical device that they are part of. */
final class Owners {
  private final DeviceTree tree;
  private final Map<String, Match> matches;
  private final Map<String, Optional<String>> known = new HashMap<>();

  Owners(DeviceTree tree, Map<String, Match> matches) {
    this.tree = tree;
    this.matches = matches;
  }

  /** The logical device that an entry is or is part of; empty when nothing absorbs it. */
  Optional<String> of(String path) {
    if (!(matches.get(path) instanceof Match.Absorbed absorbed)) {
      return Optional.of(path);
    }
    Optional<String> found = known.get(path);
    if (found == null) {
      // Two entries that absorb each other end at the machine.
      known.put(path, Optional.of(LogicalTree.ROOT));
      found = absorbed.into().flatMap(this::of);
      known.put(path, found);
    }
    return found;
  }

  /** The logical device that a logical device belongs to. */
  Optional<String> above(Device device) {
    if (device.path().equals(LogicalTree.ROOT)) {
      return Optional.empty();
    }
    for (Optional<Device> at = tree.parent(device); at.isPresent(); at = tree.parent(at.get())) {
      Optional<String> owner = of(at.get().path());
      if (owner.isPresent() && !owner.get().equals(device.path())) {
        return owner;
      }
    }
    return Optional.of(LogicalTree.ROOT);
  }
}

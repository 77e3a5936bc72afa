package org.cfgmgr.daemon.engine;

import java.util.Map;
import java.util.Set;

/**
 * Where in sysfs something happened.
 *
 * @param touched the entries that came, went or changed, {@code /devices/...}
 * @param moved entries that were renamed: where they stood, and where they stand now
 */
public record Places(Set<String> touched, Map<String, String> moved) {
  public Places {
    touched = Set.copyOf(touched);
    moved = Map.copyOf(moved);
  }

  /** Whether an entry is one of these, or below one. */
  public boolean hold(String path) {
    for (String at = path; !at.isEmpty(); at = at.substring(0, at.lastIndexOf('/'))) {
      if (touched.contains(at)) {
        return true;
      }
    }
    return false;
  }
}

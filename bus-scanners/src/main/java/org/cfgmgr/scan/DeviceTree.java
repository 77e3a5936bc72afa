package org.cfgmgr.scan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All devices of one scan, keyed by sysfs path; immutable. */
public final class DeviceTree {
  private final TreeMap<String, Device> devices = new TreeMap<>();
  private final List<String> problems;

  /**
   * Makes a tree.
   *
   * @param problems what could not be read, one line each; the rest of the tree is good
   */
  public DeviceTree(Collection<Device> devices, List<String> problems) {
    devices.forEach(device -> this.devices.put(device.path(), device));
    this.problems = List.copyOf(problems);
  }

  public Optional<Device> get(String path) {
    return Optional.ofNullable(devices.get(path));
  }

  /** All devices, by path, so that a parent comes before its children. */
  public Collection<Device> all() {
    return Collections.unmodifiableCollection(devices.values());
  }

  /** The nearest device above. */
  public Optional<Device> parent(Device device) {
    return enclosing(parentPath(device.path()));
  }

  /** Everything below a path, itself included. */
  public Collection<Device> below(String path) {
    Map<String, Device> found = devices.subMap(path + "/", path + "0");
    List<Device> result = new ArrayList<>();
    get(path).ifPresent(result::add);
    result.addAll(found.values());
    return result;
  }

  public List<String> problems() {
    return problems;
  }

  private Optional<Device> enclosing(String path) {
    for (String at = path; !at.isEmpty(); at = parentPath(at)) {
      Device found = devices.get(at);
      if (found != null) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  private static String parentPath(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }
}

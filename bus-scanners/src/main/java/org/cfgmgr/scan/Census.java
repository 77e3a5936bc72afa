package org.cfgmgr.scan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** All devices of one scan while it goes on. */
final class Census {
  private final SysTree tree;
  private final Function<String, BusScanner> scanners;
  private final TreeMap<String, Sighting> byPath = new TreeMap<>();

  /**
   * Starts empty.
   *
   * @param scanners the scanner of a bus
   */
  Census(SysTree tree, Function<String, BusScanner> scanners) {
    this.tree = tree;
    this.scanners = scanners;
  }

  SysTree tree() {
    return tree;
  }

  /** A device of a bus, not yet part of the census. */
  Sighting sight(String bus, String path, String kernel) {
    return new Sighting(tree, scanners.apply(bus).attributes(), bus, path, kernel);
  }

  /** Takes a device in; false when there is one at its path. */
  boolean add(Sighting device) {
    return byPath.putIfAbsent(device.path(), device) == null;
  }

  /** All devices, parents first. */
  Collection<Sighting> all() {
    return byPath.values();
  }

  List<Sighting> onBus(String bus) {
    return byPath.values().stream().filter(device -> device.bus().equals(bus)).toList();
  }

  Optional<Sighting> get(String path) {
    return Optional.ofNullable(byPath.get(path));
  }

  /** The nearest device above. */
  Optional<Sighting> above(Sighting device) {
    for (String at = SysPath.parent(device.path()); !at.isEmpty(); at = SysPath.parent(at)) {
      Sighting found = byPath.get(at);
      if (found != null) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  /** The place of a device, free of numbers that another boot may change. */
  String address(Sighting device) {
    if (device.address().isEmpty()) {
      device.address(scanners.apply(device.bus()).address(device, this));
    }
    return device.address();
  }

  /** The place of the device above; the kernel's own name for one that hangs on nothing. */
  String addressAbove(Sighting device) {
    return above(device)
        .filter(parent -> !parent.bus().equals(SystemScanner.BUS))
        .map(this::address)
        .orElse(device.kernel());
  }

  String identity(Sighting device) {
    return scanners.apply(device.bus()).identity(device, this);
  }

  /**
   * Numbers devices below the same parent from 0. The kernel counts hosts and USB buses over the
   * whole machine, so that the numbers change with the order of probing; the order of those of one
   * controller does not.
   */
  void rank(Collection<Sighting> devices, Comparator<Sighting> order) {
    Map<String, List<Sighting>> groups = new HashMap<>();
    for (Sighting device : devices) {
      String parent = above(device).map(Sighting::path).orElse("");
      groups.computeIfAbsent(parent, path -> new ArrayList<>()).add(device);
    }
    for (List<Sighting> group : groups.values()) {
      group.sort(order);
      for (int i = 0; i < group.size(); i++) {
        group.get(i).rank(i);
      }
    }
  }
}

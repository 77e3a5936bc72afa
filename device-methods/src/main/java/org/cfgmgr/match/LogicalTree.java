package org.cfgmgr.match;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cfgmgr.scan.Device;
import org.cfgmgr.scan.DeviceTree;
import org.cfgmgr.scan.Fact;

/**
 * The devices that get a name, as a tree below the machine: every entry of sysfs is one of them, is
 * part of one, or is accounted for by a reason.
 */
public final class LogicalTree {
  /** The sysfs path of the machine, sys0. */
  public static final String ROOT = "/devices";

  private final DeviceTree devices;
  private final Map<String, Match> matches = new HashMap<>();
  private final Map<String, Optional<String>> owners = new HashMap<>();
  private final Map<String, Logical> logical = new LinkedHashMap<>();

  private LogicalTree(DeviceTree devices) {
    this.devices = devices;
  }

  /** Matches every device of a tree. A tree without the machine itself gets a bare one. */
  public static LogicalTree of(DeviceTree scanned, Matcher matcher) {
    LogicalTree result = new LogicalTree(rooted(scanned));
    result.match(matcher);
    result.build();
    return result;
  }

  /** The entries of sysfs that this tree accounts for. */
  public DeviceTree devices() {
    return devices;
  }

  /** The machine. */
  public Logical root() {
    return get(ROOT).orElseThrow();
  }

  /** The logical device at a path; empty when what stands there is absorbed. */
  public Optional<Logical> get(String path) {
    return Optional.ofNullable(logical.get(path));
  }

  /** All logical devices, parents before their children, siblings in order. */
  public Collection<Logical> all() {
    return Collections.unmodifiableCollection(logical.values());
  }

  /** What the entry at a path is; empty when there is none. */
  public Optional<Match> match(String path) {
    return Optional.ofNullable(matches.get(path));
  }

  /**
   * The logical device that the entry at a path is or is part of; empty when it is part of none.
   */
  public Optional<Logical> owner(String path) {
    return owners.getOrDefault(path, Optional.empty()).flatMap(this::get);
  }

  /** How many entries are devices, and why the others are none. */
  public Accounting accounting() {
    return Accounting.of(matches.values());
  }

  private static DeviceTree rooted(DeviceTree scanned) {
    if (scanned.get(ROOT).isPresent()) {
      return scanned;
    }
    List<Device> all = new ArrayList<>(scanned.all());
    all.add(Device.of(ROOT, Map.of(Fact.BUS, "system", Fact.KERNEL, "sys")));
    return new DeviceTree(all, scanned.problems());
  }

  private void match(Matcher matcher) {
    for (Device device : devices.all()) {
      boolean root = device.path().equals(ROOT);
      matches.put(device.path(), root ? matcher.type(device) : matcher.match(device, devices));
    }
  }

  private void build() {
    Owners chains = new Owners(devices, matches);
    Family family = new Family(ROOT);
    Map<String, List<Logical.Part>> parts = new HashMap<>();
    for (Device device : devices.all()) {
      String path = device.path();
      Optional<String> owner = chains.of(path);
      owners.put(path, owner);
      if (matches.get(path) instanceof Match.Absorbed absorbed) {
        Logical.Part part = new Logical.Part(device, absorbed);
        owner.ifPresent(by -> parts.computeIfAbsent(by, key -> new ArrayList<>()).add(part));
      } else {
        chains.above(device).ifPresent(parent -> family.add(parent, path));
      }
    }
    for (String path : family.descent()) {
      logical.put(path, logical(path, family, parts.getOrDefault(path, List.of())));
    }
  }

  private Logical logical(String path, Family family, List<Logical.Part> parts) {
    return new Logical(
        devices.get(path).orElseThrow(),
        (Match.OfType) requireNonNull(matches.get(path)),
        family.parent(path),
        family.children(path),
        parts);
  }
}

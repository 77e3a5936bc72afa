package org.cfgmgr.daemon.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.cfgmgr.match.Logical;
import org.cfgmgr.match.LogicalTree;
import org.cfgmgr.odm.CuDv;
import org.cfgmgr.scan.Fact;

/**
 * Which device of the tree is which device of the ODM. A known device keeps its name wherever it is
 * plugged in; where several have the same identity (two paths to a disk), the one that stands where
 * it stood goes first.
 */
final class Naming {
  /** The attribute that holds a device's place in sysfs. */
  static final String PATH = "sysfs_path";

  /** The attribute that holds what tells a device from all others. */
  static final String IDENTITY = "unique_id";

  private final Map<String, String> names = new HashMap<>();
  private final NameAllocator allocator = new NameAllocator();
  private final Set<String> scanned = new HashSet<>();
  private final Heritage heritage;

  /** What is new gets new names. */
  Naming(DeviceStore store, LogicalTree tree) {
    this(store, tree, false);
  }

  /** What is new takes over the names of what has vanished, when {@code recover} says so. */
  Naming(DeviceStore store, LogicalTree tree, boolean recover) {
    Map<String, Deque<CuDv>> known = new HashMap<>();
    claimRoot(store, tree.root());
    for (CuDv device : store.all()) {
      allocator.reserve(device.name());
      String identity = store.attribute(device.name(), IDENTITY);
      if (!identity.isEmpty()) {
        known.computeIfAbsent(identity, key -> new ArrayDeque<>()).add(device);
        scanned.add(device.name());
      }
    }
    for (Logical device : tree.all()) {
      claim(device, known, here -> store.attribute(here.name(), PATH).equals(device.path()));
    }
    for (Logical device : tree.all()) {
      claim(device, known, anywhere -> true);
    }
    Stream<CuDv> vanished = known.values().stream().flatMap(Deque::stream);
    this.heritage =
        recover
            ? new Heritage(store, vanished.filter(old -> !names.containsValue(old.name())))
            : Heritage.none(store);
  }

  /** The name that the device at a path has already. */
  Optional<String> known(String path) {
    return Optional.ofNullable(names.get(path));
  }

  /**
   * The name of a device; one of a vanished device or a new one when it has none yet.
   *
   * @param parent the name of the device that it is below
   */
  String define(Logical device, String parent) {
    return names.computeIfAbsent(
        device.path(),
        path ->
            heritage.take(device, parent).orElseGet(() -> allocator.next(device.type().prefix())));
  }

  /** Whether a device of the ODM was found by a scan once, so that a scan can miss it. */
  boolean isScanned(String name) {
    return scanned.contains(name);
  }

  /** The names of all devices that this scan has found again. */
  Set<String> present() {
    return new HashSet<>(names.values());
  }

  /** The machine keeps its name on whatever hardware it wakes up. */
  private void claimRoot(DeviceStore store, Logical root) {
    store.all().stream()
        .filter(device -> store.attribute(device.name(), PATH).equals(root.path()))
        .findFirst()
        .ifPresent(device -> names.put(root.path(), device.name()));
  }

  private void claim(
      Logical device, Map<String, Deque<CuDv>> known, java.util.function.Predicate<CuDv> fits) {
    Deque<CuDv> same = known.get(device.device().fact(Fact.UNIQUE_ID));
    if (same == null || names.containsKey(device.path())) {
      return;
    }
    for (CuDv candidate : same) {
      if (samePrefix(candidate, device) && fits.test(candidate)) {
        names.put(device.path(), candidate.name());
        same.remove(candidate);
        return;
      }
    }
  }

  /** A device of another kind at the same place is another device. */
  static boolean samePrefix(CuDv known, Logical device) {
    String prefix = device.type().prefix();
    String name = known.name();
    return name.startsWith(prefix)
        && name.length() > prefix.length()
        && Character.isDigit(name.charAt(prefix.length()));
  }
}

package org.cfgmgr.scan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One reading of a whole tree. */
final class Scan {
  /** From here on it pays to read on several threads. */
  private static final int MANY = 2000;

  private final SysTree tree;
  private final Map<String, BusScanner> scanners;
  private final List<BusScanner> order;
  private final Census census;
  private final CommonFacts common;
  private final DeviceTree before;
  private final Set<String> classes = new HashSet<>();
  private final List<String> problems = Collections.synchronizedList(new ArrayList<>());

  Scan(SysTree tree, Collection<? extends BusScanner> scanners) {
    this(tree, scanners, new DeviceTree(List.of(), List.of()));
  }

  Scan(SysTree tree, Collection<? extends BusScanner> scanners, DeviceTree before) {
    this.tree = tree;
    this.before = before;
    this.order = List.copyOf(scanners);
    this.scanners = Scanners.byBus(scanners);
    this.census = new Census(tree, this::scanner);
    this.common = new CommonFacts(tree);
  }

  DeviceTree run() {
    names("sys/bus").forEach(this::sightBus);
    order.forEach(this::sightClass);
    describeAll();
    order.forEach(this::relate);
    new Identities(census, problems).assign();
    Collections.sort(problems);
    return new DeviceTree(census.all().stream().map(Sighting::toDevice).toList(), problems);
  }

  private BusScanner scanner(String bus) {
    BusScanner known = scanners.get(bus);
    return known != null ? known : new GenericScanner(bus);
  }

  private void sightBus(String bus) {
    String directory = "sys/bus/" + bus + "/devices";
    names(directory).forEach(name -> sight(bus, directory, name));
  }

  private void sightClass(BusScanner scanner) {
    for (String directory : scanner.classDirectories(tree)) {
      classes.add(scanner.bus());
      for (String name : names(directory)) {
        // Beside the links of devices a class may hold plain files, as bonding_masters.
        if (tree.link(directory + "/" + name).isPresent()
            || !names(directory + "/" + name).isEmpty()) {
          sight(scanner.bus(), directory, name);
        }
      }
    }
  }

  private void sight(String bus, String directory, String name) {
    String entry = directory + "/" + name;
    Optional<String> target = tree.link(entry);
    boolean leads = target.filter(path -> path.startsWith("sys/devices/")).isPresent();
    if (target.isPresent() && !leads) {
      problems.add(entry + ": leads to " + target.get() + ", which is no device");
    }
    String path = (leads ? target.get() : entry).substring(3);
    if (!census.add(census.sight(bus, path, name))) {
      problems.add(entry + ": leads to " + path + " as another entry does; left out");
    }
  }

  private void describeAll() {
    Collection<Sighting> all = census.all();
    Stream<Sighting> devices =
        all.size() < MANY ? all.stream() : new ArrayList<>(all).parallelStream();
    devices.forEach(this::describe);
  }

  private void describe(Sighting device) {
    Optional<Device> known = before.get(device.path()).filter(then -> isUnchanged(device, then));
    if (known.isPresent()) {
      device.recall(known.get());
    } else {
      read(device);
    }
  }

  /** Members of a class have no driver that would tell: they change by themselves. */
  private boolean isUnchanged(Sighting now, Device then) {
    return !classes.contains(now.bus())
        && now.mayRead(Fact.DRIVER)
        && then.bus().equals(now.bus())
        && now.link(Fact.DRIVER).map(SysPath::name).orElse("").equals(then.driver());
  }

  private void read(Sighting device) {
    try {
      common.describe(device);
      scanner(device.bus()).describe(device);
    } catch (RuntimeException e) {
      problems.add("%s: only in part: %s".formatted(device.path(), e));
    } finally {
      device.close();
    }
  }

  private void relate(BusScanner scanner) {
    try {
      scanner.relate(census);
    } catch (RuntimeException e) {
      problems.add("scanner %s: only in part: %s".formatted(scanner.bus(), e));
    }
  }

  private List<String> names(String directory) {
    try {
      return tree.list(directory);
    } catch (RuntimeException e) {
      problems.add("%s: cannot be read: %s".formatted(directory, e.getMessage()));
      return List.of();
    }
  }
}

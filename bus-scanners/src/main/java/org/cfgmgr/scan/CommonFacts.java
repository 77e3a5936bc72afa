package org.cfgmgr.scan;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cfgmgr.scan.listing.ListedDevice;

/**
 * The facts that devices of every bus have (kernel, drivers/base/core.c, {@code dev_uevent}). One
 * read of {@code uevent} answers for the driver, the modalias and the devtype; other files are
 * opened only for what it does not say.
 */
final class CommonFacts {
  static final String UEVENT = "uevent";
  static final String DRIVER_OVERRIDE = "driver_override";
  static final String FIRMWARE_NODE = "firmware_node";
  static final String NUMA_NODE = "numa_node";

  private static final Set<String> ALWAYS = Set.of(UEVENT, Fact.DRIVER, Fact.MODALIAS);

  private final SysTree tree;
  private final Map<String, String> modules = new ConcurrentHashMap<>();

  CommonFacts(SysTree tree) {
    this.tree = tree;
  }

  /** The attributes of a scanner with those that all have. */
  static Set<String> with(String... attributes) {
    return Stream.concat(ALWAYS.stream(), Stream.of(attributes)).collect(Collectors.toSet());
  }

  void describe(Sighting device) {
    if (!device.mayRead(UEVENT)) {
      return;
    }
    device.readUevent();
    device.put(Fact.DEVTYPE, device.uevent("DEVTYPE"));
    device.put(Fact.NOT_TOLD, device.uevent(ListedDevice.NOT_TOLD));
    driver(device);
    modalias(device);
    placement(device);
  }

  private void driver(Sighting device) {
    String named = device.uevent("DRIVER");
    Optional<String> directory =
        named.isEmpty()
            ? device.link(Fact.DRIVER)
            // sysfs writes '/' as '!'
            : Optional.of("sys/bus/" + device.bus() + "/drivers/" + named.replace('/', '!'));
    directory.ifPresent(
        driver -> {
          device.put(Fact.DRIVER, SysPath.name(driver));
          device.put(Fact.MODULE, modules.computeIfAbsent(driver, this::module));
        });
  }

  private String module(String driver) {
    return tree.link(driver + "/module").map(SysPath::name).orElse("");
  }

  private static void modalias(Sighting device) {
    String modalias = device.uevent("MODALIAS");
    device.put(Fact.MODALIAS, modalias.isEmpty() ? device.read(Fact.MODALIAS) : modalias);
  }

  private static void placement(Sighting device) {
    if (device.mayRead(FIRMWARE_NODE)) {
      device.keepLink(FIRMWARE_NODE);
    }
    keepUnless(device, DRIVER_OVERRIDE, "(null)");
    keepUnless(device, NUMA_NODE, "-1");
  }

  private static void keepUnless(Sighting device, String attribute, String nothing) {
    if (device.mayRead(attribute)) {
      String value = device.read(attribute);
      device.put(attribute, value.equals(nothing) ? "" : value);
    }
  }
}

package org.cfgmgr.scan;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A device as a scanner saw it: the facts, no conclusion.
 *
 * @param path where it stands, from the root of sysfs: {@code /devices/pci0000:00/0000:00:03.0};
 *     the key of a tree
 * @param facts by the fixed names of {@link Fact}; a fact that is not known is absent
 */
public record Device(String path, SortedMap<String, String> facts) {
  public Device {
    requireNonNull(path, "path is null");
    facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
  }

  public static Device of(String path, Map<String, String> facts) {
    return new Device(path, new TreeMap<>(facts));
  }

  /** A fact, "" when it is not known. */
  public String fact(String name) {
    return facts.getOrDefault(name, "");
  }

  /** The bus (or scanned class) it was found on. */
  public String bus() {
    return fact(Fact.BUS);
  }

  /** The kernel's name of it, the last part of its path. */
  public String kernelName() {
    return fact(Fact.KERNEL);
  }

  /** The driver that is bound, "" when none. */
  public String driver() {
    return fact(Fact.DRIVER);
  }

  public String modalias() {
    return fact(Fact.MODALIAS);
  }

  /** Whether it comes and goes with its users, as what stands at such a path does. */
  public boolean isVirtual() {
    return isVirtual(path);
  }

  /**
   * Whether what stands at a path comes and goes with its users: all below {@code /devices/virtual}
   * but the disks that NVMe shows there, one for several ways to them (kernel,
   * drivers/nvme/host/multipath.c).
   */
  public static boolean isVirtual(String path) {
    return path.startsWith("/devices/virtual/")
        && !path.startsWith("/devices/virtual/nvme-subsystem/");
  }

  /**
   * This device with no driver bound, as a machine that never ran would show it. The driver that it
   * had is its {@link Fact#OTHER_DRIVER}.
   */
  public Device withoutDriver() {
    TreeMap<String, String> rest = new TreeMap<>(facts);
    rest.keySet().removeAll(java.util.List.of(Fact.DRIVER, Fact.MODULE));
    if (!driver().isEmpty()) {
      rest.put(Fact.OTHER_DRIVER, driver());
    }
    return new Device(path, rest);
  }
}

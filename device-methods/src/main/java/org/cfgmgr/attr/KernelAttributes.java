package org.cfgmgr.attr;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The attributes that the kernel of a machine keeps, as they are now. Only reads; an actuator
 * writes.
 */
public interface KernelAttributes {
  /**
   * Where an attribute of a device is.
   *
   * @param access what PdAt says of it, such as {@code sysfs:queue/scheduler}
   * @param sysfsPath of the device, {@code /devices/...}
   * @return empty when this device has no such attribute, or the kernel does not offer it, or what
   *     PdAt says is not understood
   */
  Optional<KernelPlace> find(String access, String sysfsPath);

  /** The value now, with single blanks for white space; empty when the kernel does not tell. */
  Optional<String> read(KernelPlace place);

  /**
   * The values that the kernel itself lists as possible, or one range of numbers, {@code 1-4096};
   * empty when it tells neither. It may take others, for which it loads a module first.
   */
  List<String> choices(KernelPlace place);

  /**
   * What tells this life of a device from an earlier one, so that attributes are set again after a
   * boot, a hotplug, or a reload of the driver: the boot, and the kernel's numbers of the device's
   * entry and of its driver's link. Empty when the device is not there.
   */
  Optional<String> instance(String sysfsPath);

  /**
   * Of the kernel we run on, or in tests a made-up one without drivers of interfaces.
   *
   * @param root the directory with its {@code sys} and {@code proc}: {@code /}
   */
  static KernelAttributes live(Path root) {
    boolean here = root.equals(Path.of("/"));
    return live(root, here ? EthtoolCalls.live() : EthtoolCalls.none());
  }

  /** Of a kernel, with the calls that reach the drivers of its interfaces. */
  static KernelAttributes live(Path root, EthtoolCalls calls) {
    return new LiveKernelAttributes(root, calls);
  }

  /** Of a machine that is not here: nothing can be read. */
  static KernelAttributes none() {
    return NoKernel.ATTRIBUTES;
  }
}

/** Of a machine that is not here. */
enum NoKernel implements KernelAttributes {
  ATTRIBUTES;

  @Override
  public Optional<KernelPlace> find(String access, String sysfsPath) {
    return Optional.empty();
  }

  @Override
  public Optional<String> read(KernelPlace place) {
    return Optional.empty();
  }

  @Override
  public List<String> choices(KernelPlace place) {
    return List.of();
  }

  @Override
  public Optional<String> instance(String sysfsPath) {
    return Optional.empty();
  }
}

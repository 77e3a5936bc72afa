package org.cfgmgr.daemon.bootinfo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cfgmgr.odm.OdmException;
import org.cfgmgr.scan.Device;
import org.cfgmgr.scan.DeviceTree;
import org.cfgmgr.scan.Fact;

/** The disks of a machine, by the kernel's names and those of the ODM. */
final class Disks {
  private static final String DEV = "/dev/";

  private final DeviceTree devices;
  private final DiskNames names;

  Disks(DeviceTree devices, DiskNames names) {
    this.devices = devices;
    this.names = names;
  }

  /** A disk. */
  record Disk(Device device) {
    /** Kernel, Documentation/ABI/stable/sysfs-block: the size counts these, whatever the disk's. */
    private static final long SECTOR = 512;

    private static final long MEGABYTE = 1 << 20;

    long megabytes() {
      String size = device.fact("size");
      return size.matches("\\d{1,18}") ? Long.parseLong(size) * SECTOR / MEGABYTE : 0;
    }

    /** What software makes of disks is nothing that a firmware sees. */
    boolean canStart() {
      return !device.isVirtual();
    }
  }

  /**
   * The disk of a name: {@code hdisk0}, {@code sda} or {@code /dev/sda}.
   *
   * @throws OdmException when there is none
   */
  Disk find(String name) {
    String kernel = name.startsWith(DEV) ? name.substring(DEV.length()) : name;
    return named(kernel)
        .or(() -> names.path(name).flatMap(this::at))
        .map(Disk::new)
        .orElseThrow(
            () ->
                new OdmException(
                    "there is no disk '"
                        + name
                        + "'; there are "
                        + String.join(" ", kernelNames())));
  }

  /** The size of each in megabytes, by the kernel's name. */
  Map<String, Long> sizes() {
    Map<String, Long> sizes = new LinkedHashMap<>();
    all().stream()
        .filter(device -> !device.isVirtual())
        .forEach(device -> sizes.put(device.kernelName(), new Disk(device).megabytes()));
    return sizes;
  }

  /** The ODM's names of disks where it has them, else the kernel's. */
  List<String> names(List<String> kernelNames) {
    return kernelNames.stream()
        .map(kernel -> named(kernel).flatMap(this::odmName).orElse(kernel))
        .toList();
  }

  /** A disk of SCSI is known by its LUN, which stands above it. */
  private Optional<String> odmName(Device device) {
    return names
        .name(device.path())
        .or(() -> devices.parent(device).flatMap(above -> names.name(above.path())))
        .filter(name -> name.startsWith("hdisk") || name.startsWith("cd"));
  }

  private Optional<Device> named(String kernel) {
    return all().stream().filter(device -> device.kernelName().equals(kernel)).findFirst();
  }

  private Optional<Device> at(String path) {
    return devices.below(path).stream().filter(Disks::isDisk).findFirst();
  }

  private List<Device> all() {
    return devices.all().stream().filter(Disks::isDisk).toList();
  }

  private static boolean isDisk(Device device) {
    return device.bus().equals("block") && !device.fact(Fact.DEVTYPE).equals("partition");
  }

  private List<String> kernelNames() {
    return all().stream()
        .filter(device -> !device.isVirtual())
        .map(Device::kernelName)
        .sorted()
        .toList();
  }
}

package org.cfgmgr.scan;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Disks and partitions (kernel, Documentation/ABI/stable/sysfs-block). {@code size} counts sectors
 * of 512 bytes, whatever the disk's own are.
 */
final class BlockScanner implements BusScanner {
  private static final Pattern NAMESPACE = Pattern.compile("nvme\\d+(?:c\\d+)?(n\\d+)");

  private static final Set<String> ATTRIBUTES =
      CommonFacts.with(
          "size",
          "ro",
          "removable",
          "hidden",
          "partition",
          "dev",
          "serial",
          "wwid",
          "uuid",
          "nguid",
          "eui",
          "dm/name",
          "dm/uuid",
          "md/uuid",
          "cid",
          "model",
          "device");

  @Override
  public String bus() {
    return "block";
  }

  /**
   * Kernels and recordings without the class have {@code sys/block}, which leaves partitions out.
   */
  @Override
  public List<String> classDirectories(SysTree tree) {
    boolean byClass = !tree.list("sys/class/block").isEmpty();
    return List.of(byClass ? "sys/class/block" : "sys/block");
  }

  @Override
  public Set<String> attributes() {
    return ATTRIBUTES;
  }

  @Override
  public void describe(Sighting device) {
    String major = device.uevent("MAJOR");
    device.put("dev", major.isEmpty() ? device.read("dev") : major + ":" + device.uevent("MINOR"));
    device.keep("size", "ro");
    if (isPartition(device)) {
      device.keep("partition");
    } else {
      device.keep("removable", "hidden");
      describeDisk(device);
    }
  }

  private static void describeDisk(Sighting disk) {
    String name = disk.kernel();
    if (name.startsWith("nvme")) {
      disk.keep("wwid", "uuid", "nguid", "eui");
      keepBeyond(disk, "serial", "model");
    } else if (name.startsWith("mmcblk")) {
      keepBeyond(disk, "serial", "cid");
    } else if (name.startsWith("dm-")) {
      disk.put("dm_name", disk.read("dm/name"));
      disk.put("dm_uuid", disk.read("dm/uuid"));
    } else if (name.startsWith("md")) {
      disk.put("md_uuid", disk.read("md/uuid"));
    } else if (!name.startsWith("sd")) {
      disk.keep("serial", "wwid");
    }
  }

  private static void keepBeyond(Sighting disk, String... names) {
    for (String name : names) {
      disk.put(name, disk.readBeyond("device", name));
    }
  }

  private static boolean isPartition(Sighting device) {
    return device.fact(Fact.DEVTYPE).equals("partition");
  }

  /** A LUN's disk has the name and serial number that the LUN told. */
  @Override
  public void relate(Census census) {
    for (Sighting disk : census.onBus(bus())) {
      if (!isPartition(disk)) {
        above(disk, census, ScsiScanner.BUS).ifPresent(lun -> inherit(disk, lun));
      }
    }
  }

  private static void inherit(Sighting disk, Sighting lun) {
    for (String name : List.of("wwid", "serial", "vendor", "model")) {
      disk.putIfAbsent(name, lun.fact(name));
    }
  }

  private static Optional<Sighting> above(Sighting device, Census census, String bus) {
    return census.above(device).filter(parent -> parent.bus().equals(bus));
  }

  @Override
  public String address(Sighting device, Census census) {
    if (device.path().startsWith("/devices/virtual/")) {
      return device.kernel();
    }
    if (isPartition(device)) {
      return above(device, census, bus()).map(census::address).orElse(device.kernel())
          + partSuffix(device);
    }
    Matcher namespace = NAMESPACE.matcher(device.kernel());
    return census.addressAbove(device) + (namespace.matches() ? "/" + namespace.group(1) : "");
  }

  @Override
  public String identity(Sighting device, Census census) {
    if (isPartition(device)) {
      return above(device, census, bus()).map(census::identity).orElse("block:" + device.kernel())
          + partSuffix(device);
    }
    return device.fact("hidden").equals("1")
        ? BusScanner.super.identity(device, census)
        : strongest(device).orElseGet(() -> BusScanner.super.identity(device, census));
  }

  /** As udev's links spell it: {@code -part1}. */
  private static String partSuffix(Sighting partition) {
    String number = partition.fact("partition");
    return "-part"
        + (number.isEmpty() ? partition.kernel().replaceFirst("^.*?(\\d*)$", "$1") : number);
  }

  private static Optional<String> strongest(Sighting disk) {
    return named(disk, "wwid", "wwid")
        .or(() -> named(disk, "uuid", "uuid"))
        .or(() -> named(disk, "nguid", "nguid"))
        .or(() -> named(disk, "eui", "eui"))
        .or(() -> named(disk, "dm", "dm_uuid"))
        .or(() -> named(disk, "md", "md_uuid"))
        .or(() -> named(disk, "mmc", "cid"))
        .or(() -> named(disk, "serial", "serial"));
  }

  private static Optional<String> named(Sighting disk, String prefix, String fact) {
    String value = Identities.serial(disk.fact(fact));
    return value.isEmpty() ? Optional.empty() : Optional.of(prefix + ":" + value);
  }
}

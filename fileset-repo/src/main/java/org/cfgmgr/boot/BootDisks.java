package org.cfgmgr.boot;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.cfgmgr.boot.Mounts.Mount;
import org.cfgmgr.scan.Device;
import org.cfgmgr.scan.DeviceTree;
import org.cfgmgr.scan.Fact;
import org.cfgmgr.scan.SysTree;

/** Finds what the running system was started from. */
final class BootDisks {
  private static final String NOT_HERE =
      "only the running system tells what it was started from, not a recording";

  /** Where live systems of Debian, Fedora, Arch and Ubuntu mount what they were started from. */
  private static final List<String> LIVE =
      List.of("/run/live/medium", "/run/initramfs/live", "/run/archiso/bootmnt", "/cdrom");

  private final SysTree files;
  private final DeviceTree devices;
  private final Mounts mounts;
  private final Map<String, Device> byNumber = new HashMap<>();
  private final Map<String, Device> byName = new HashMap<>();

  BootDisks(SysTree files, DeviceTree devices) {
    this.files = files;
    this.devices = devices;
    this.mounts = new Mounts(files);
    for (Device device : devices.all()) {
      if (device.bus().equals("block")) {
        byNumber.put(device.fact("dev"), device);
        byName.put(device.kernelName(), device);
      }
    }
  }

  Answer<BootMedium> medium() {
    if (mounts.isEmpty()) {
      return Answer.unknown(NOT_HERE);
    }
    String root = mounts.at("/").map(Mount::type).orElse("");
    if (root.startsWith("nfs")) {
      return Answer.known(BootMedium.NETWORK);
    }
    for (String place : LIVE) {
      if (mounts.at(place).filter(mount -> mount.type().equals("iso9660")).isPresent()) {
        return Answer.known(BootMedium.CD);
      }
    }
    return disks(false)
        .map(names -> names.get(0).startsWith("sr") ? BootMedium.CD : BootMedium.DISK);
  }

  /**
   * The disks.
   *
   * @param efi whether EFI started it: then from the file system that EFI reads
   */
  Answer<List<String>> disks(boolean efi) {
    if (mounts.isEmpty()) {
      return Answer.unknown(NOT_HERE);
    }
    List<String> places = efi ? List.of("/boot/efi", "/efi", "/boot", "/") : List.of("/boot", "/");
    for (String place : places) {
      Optional<Device> device = mounts.at(place).flatMap(this::device);
      if (device.isPresent()) {
        return Answer.known(disks(device.get()));
      }
    }
    return Answer.unknown("the root file system is on no disk of this machine");
  }

  /** Btrfs has a number of its own; then the name of what was mounted tells. */
  private Optional<Device> device(Mount mount) {
    String name = mount.source().substring(mount.source().lastIndexOf('/') + 1);
    return Optional.ofNullable(byNumber.get(mount.device()))
        .or(() -> Optional.ofNullable(byName.get(name)));
  }

  private List<String> disks(Device start) {
    TreeSet<String> disks = new TreeSet<>();
    Deque<Device> open = new ArrayDeque<>(List.of(start));
    Set<String> seen = new HashSet<>();
    while (!open.isEmpty()) {
      Device device = open.remove();
      if (seen.add(device.path())) {
        List<Device> below = below(device);
        open.addAll(below);
        if (below.isEmpty()) {
          disks.add(device.kernelName());
        }
      }
    }
    return List.copyOf(disks);
  }

  /** What a device is made of: the disk of a partition, the parts of a volume; empty for a disk. */
  private List<Device> below(Device device) {
    if (device.fact(Fact.DEVTYPE).equals("partition")) {
      return devices.parent(device).stream().toList();
    }
    List<Device> parts = new ArrayList<>();
    for (String name : files.list("sys" + device.path() + "/slaves")) {
      Optional.ofNullable(byName.get(name)).ifPresent(parts::add);
    }
    return parts;
  }
}

package org.cfgmgr.guard;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a device needs although it is not below it. Every device needs those above it in its sysfs
 * path; it, and each of them, may also need
 *
 * <ul>
 *   <li>a block device of device mapper, md, bcache: {@code slaves/*} (ABI/stable/sysfs-block)
 *   <li>a loop device: the disk that {@code loop/backing_file} lies on; zram: {@code backing_dev}
 *   <li>a bond, bridge, team, VLAN, macvlan: {@code lower_*} (ABI/testing/sysfs-class-net)
 *   <li>a PCI virtual function: {@code physfn} (ABI/testing/sysfs-bus-pci)
 *   <li>a namespace with several NVMe controllers: the {@code nvmeN} of its nvme-subsystem
 *   <li>a device whose driver goes when that of a supplier goes: {@code supplier:*}, but for links
 *       that only order {@code sync_state} (ABI/testing/sysfs-class-devlink)
 * </ul>
 */
final class Foundations {
  private static final Pattern CONTROLLER = Pattern.compile("nvme\\d+");

  private final KernelFiles files;
  private final Blocks blocks;
  private final Map<String, List<String>> known = new HashMap<>();

  Foundations(KernelFiles files, Blocks blocks) {
    this.files = files;
    this.blocks = blocks;
  }

  /** Transitively, without the device itself. */
  Set<String> of(String device) {
    Set<String> found = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(device));
    while (!open.isEmpty()) {
      for (String at = open.remove(); at.lastIndexOf('/') > 0; at = above(at)) {
        for (String foundation : known.computeIfAbsent(at, this::read)) {
          if (found.add(foundation)) {
            open.add(foundation);
          }
        }
      }
    }
    return found;
  }

  private static String above(String path) {
    return path.substring(0, path.lastIndexOf('/'));
  }

  private List<String> read(String device) {
    String directory = "sys" + device;
    return files.names(directory).stream().flatMap(name -> follow(directory, name)).toList();
  }

  private Stream<String> follow(String directory, String name) {
    String entry = directory + "/" + name;
    if (name.equals("slaves")) {
      return files.devices(entry).stream();
    }
    if (name.equals("loop") || name.equals("backing_dev")) {
      return files.text(name.equals("loop") ? entry + "/backing_file" : entry).stream()
          .flatMap(file -> blocks.holding(file).stream());
    }
    if (name.startsWith("supplier:")) {
      return files.device(entry).stream().flatMap(this::supplier);
    }
    return isLinkDown(directory, name) ? files.device(entry).stream() : Stream.empty();
  }

  private static boolean isLinkDown(String directory, String name) {
    return name.startsWith("lower_")
        || name.equals("physfn")
        || (directory.contains("/nvme-subsystem/") && CONTROLLER.matcher(name).matches());
  }

  private Stream<String> supplier(String link) {
    boolean binding = files.text("sys" + link + "/sync_state_only").filter("1"::equals).isEmpty();
    return binding ? files.device("sys" + link + "/supplier").stream() : Stream.empty();
  }
}

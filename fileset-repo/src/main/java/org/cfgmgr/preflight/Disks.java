package org.cfgmgr.preflight;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cfgmgr.scan.Device;
import org.cfgmgr.scan.DeviceTree;
import org.cfgmgr.scan.Fact;

/** Where the root file system may be on a machine. */
final class Disks {
  /**
   * A disk, or a controller that may have one.
   *
   * @param name for people: {@code disk sda}, {@code controller 0000:00:1f.2}
   * @param kernelName of the disk, "" for a controller
   * @param chain what must work for it, from the top of the machine downwards
   * @param implied modaliases of what the recording does not show below the controller
   */
  record Place(String name, String kernelName, List<Device> chain, List<String> implied) {
    Device controller() {
      return chain.get(chain.size() - 1);
    }
  }

  private static final Pattern NO_DISK =
      Pattern.compile("(?:sr|fd|loop|ram|zram|dm-|md|nbd|pmem)\\d+.*");
  private static final Pattern SHARED = Pattern.compile("nvme(\\d+)n(\\d+)");
  private static final String SCSI_DISK = "scsi:t-0x00";

  private final DeviceTree machine;

  Disks(DeviceTree machine) {
    this.machine = machine;
  }

  /** Disks that are seen, and controllers that nothing drove, so that theirs would not be seen. */
  List<Place> candidates() {
    List<Place> seen = seen();
    List<Place> fixed = seen.stream().filter(place -> !removable(place)).toList();
    List<Place> all = new ArrayList<>(fixed.isEmpty() ? seen : fixed);
    controllers().stream()
        .filter(controller -> controller.driver().isEmpty() && !above(all, controller))
        .map(this::controller)
        .forEach(all::add);
    return all;
  }

  /** What an administrator means, or else all that may be. */
  List<Place> of(Optional<String> wanted) {
    return wanted.map(name -> named(name).stream().toList()).orElseGet(this::candidates);
  }

  /** What an administrator means: a disk by name, or a controller by address or path. */
  Optional<Place> named(String wanted) {
    String name = wanted.replaceFirst("^/dev/", "");
    return seen().stream()
        .filter(place -> place.kernelName().equals(name))
        .findFirst()
        .or(() -> device(name).map(this::controller));
  }

  private Optional<Device> device(String name) {
    return machine.all().stream()
        .filter(
            device ->
                device.path().equals(name)
                    || device.kernelName().equals(name)
                    || device.kernelName().equals("0000:" + name))
        .findFirst();
  }

  List<Place> seen() {
    List<Place> found = new ArrayList<>();
    for (Device device : machine.all()) {
      if (isDisk(device)) {
        List<Device> chain = chain(way(device));
        if (chain.size() > 1) {
          found.add(
              new Place("disk " + device.kernelName(), device.kernelName(), chain, List.of()));
        }
      }
    }
    return found;
  }

  private static boolean isDisk(Device device) {
    return device.bus().equals("block")
        && !device.fact(Fact.DEVTYPE).equals("partition")
        && !device.fact("hidden").equals("1")
        && !device.fact("size").equals("0")
        && device.fact("partition").isEmpty()
        && !NO_DISK.matcher(device.kernelName()).matches();
  }

  private static boolean removable(Place place) {
    return place.controller().fact("removable").equals("1");
  }

  /** The entry through which an NVMe namespace of several controllers is reached. */
  private Device way(Device disk) {
    Matcher shared = SHARED.matcher(disk.kernelName());
    if (!disk.path().startsWith("/devices/virtual/") || !shared.matches()) {
      return disk;
    }
    Pattern hidden = Pattern.compile("nvme" + shared.group(1) + "c\\d+n" + shared.group(2));
    return machine.all().stream()
        .filter(device -> hidden.matcher(device.kernelName()).matches())
        .findFirst()
        .orElse(disk);
  }

  private List<Device> chain(Device device) {
    Deque<Device> chain = new ArrayDeque<>();
    for (Optional<Device> at = Optional.of(device); at.isPresent(); at = machine.parent(at.get())) {
      chain.push(at.get());
    }
    return List.copyOf(chain);
  }

  private static boolean above(Collection<Place> places, Device controller) {
    return places.stream().anyMatch(place -> place.chain().contains(controller));
  }

  private Place controller(Device device) {
    return new Place(
        device.bus() + " controller " + device.kernelName(), "", chain(device), implied(device));
  }

  private List<Device> controllers() {
    return machine.all().stream().filter(this::isController).toList();
  }

  private boolean isController(Device device) {
    String pciClass = device.fact(Fact.PCI_CLASS);
    if (device.bus().equals("virtio")) {
      boolean onPci = machine.parent(device).filter(up -> up.bus().equals("pci")).isPresent();
      return !onPci
          && (Virtio.is(device.modalias(), Virtio.BLOCK)
              || Virtio.is(device.modalias(), Virtio.SCSI));
    }
    return pciClass.startsWith("01") && !pciClass.startsWith("0102");
  }

  /** What drivers further down will be asked for once a controller works. */
  private static List<String> implied(Device controller) {
    List<String> asked = new ArrayList<>();
    String pciClass = controller.fact(Fact.PCI_CLASS);
    String below = Virtio.below(controller);
    if (!below.isEmpty()) {
      asked.add(below);
    }
    boolean scsi = Virtio.is(below, Virtio.SCSI) || Virtio.is(controller.modalias(), Virtio.SCSI);
    boolean block = Virtio.is(below, Virtio.BLOCK) || pciClass.startsWith("0108");
    if (scsi || (pciClass.startsWith("01") && !block)) {
      asked.add(SCSI_DISK);
    }
    return asked;
  }
}

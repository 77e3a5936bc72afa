package org.cfgmgr.preflight;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cfgmgr.preflight.Disks.Place;
import org.cfgmgr.scan.Device;

/** Whether a device's name leads to it on a machine where it may be plugged in otherwise. */
final class Survival {
  private static final String SCSI = "scsi:t-0x00";

  private final Disks disks;
  private final List<Place> places;

  /**
   * Starts.
   *
   * @param places where the disk in question may be
   */
  Survival(Disks disks, List<Place> places) {
    this.disks = disks;
    this.places = places;
  }

  /** What is wrong with a name; "" when nothing is. */
  String problem(DeviceName name) {
    return switch (name.kind()) {
      case KERNEL -> kernel(name.value());
      case HARDWARE -> hardware(name.value());
      case PLACE -> place(name.value());
      default -> "";
    };
  }

  private String kernel(String disk) {
    List<String> here = names();
    if (here.isEmpty() || here.contains(disk)) {
      return "";
    }
    return "there is no %s on this machine, whose disks are %s"
        .formatted(disk, String.join(", ", here));
  }

  /** Several disks of one kind are numbered as they are found. */
  boolean hangsOnChance(DeviceName name) {
    String kind = name.value().replaceFirst("(?:[a-z]|\\d+n\\d+|\\d+)$", "");
    return name.kind() == DeviceName.Kind.KERNEL
        && disks.seen().stream().filter(place -> place.kernelName().startsWith(kind)).count() > 1;
  }

  private List<String> names() {
    return places.stream().map(Survival::name).distinct().toList();
  }

  /** A disk's name, or the one that the first disk of a controller will have. */
  private static String name(Place place) {
    if (!place.kernelName().isEmpty()) {
      return place.kernelName();
    }
    if (place.controller().fact("pci_class").startsWith("0108")) {
      return "nvme0n1";
    }
    return place.implied().contains(SCSI) ? "sda" : "vda";
  }

  private String hardware(String link) {
    String wanted = link.replaceFirst("-part\\d+$", "");
    List<Device> seen = disks.seen().stream().map(Place::controller).toList();
    boolean known = seen.stream().anyMatch(disk -> isOf(disk, wanted));
    return seen.isEmpty() || known
        ? ""
        : "it is by the old disk's own number (" + wanted + "), which no disk here has";
  }

  private static boolean isOf(Device disk, String link) {
    return Optional.of(disk.fact("serial")).filter(serial -> !serial.isEmpty()).stream()
            .anyMatch(serial -> link.contains(serial.strip().replace(' ', '_')))
        || Optional.of(disk.fact("wwid").replaceFirst("^\\w+\\.", ""))
            .filter(wwid -> !wwid.isEmpty())
            .filter(link::contains)
            .isPresent();
  }

  private String place(String link) {
    boolean here =
        places.stream()
            .flatMap(place -> place.chain().stream())
            .anyMatch(device -> device.bus().equals("pci") && link.contains(device.kernelName()));
    String controllers =
        places.stream()
            .flatMap(place -> place.chain().stream())
            .filter(device -> device.bus().equals("pci"))
            .map(Device::kernelName)
            .collect(Collectors.joining(", "));
    return here || places.isEmpty()
        ? ""
        : "it is by the old machine's slot (%s), and disks here are below %s"
            .formatted(link, controllers);
  }
}

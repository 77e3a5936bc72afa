package org.cfgmgr.preflight;

import static org.cfgmgr.preflight.Check.Stage.BOOT;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cfgmgr.preflight.Disks.Place;
import org.cfgmgr.scan.Device;

/** Whether the disk that holds the root file system is seen before that is mounted. */
final class StorageCheck {
  private static final String NAME = "storage";

  private final Drivers drivers;
  private final StorageRemedy remedy;
  private final Disks disks;

  StorageCheck(Case all) {
    this.drivers = new Drivers(all, new EarlyStore(all));
    this.remedy = new StorageRemedy(all);
    this.disks = new Disks(all.machine());
  }

  /**
   * Checks.
   *
   * @param disk that shall hold the root; empty when that is not known
   */
  Check check(Optional<String> disk) {
    List<Place> places = disks.of(disk);
    if (places.isEmpty() && disk.isPresent()) {
      return absent(disk.get());
    }
    return places.isEmpty()
        ? Check.unknown(
            NAME,
            BOOT,
            "the machine shows no disk and no storage controller",
            "record it with its storage drivers loaded, or name the controller with --disk")
        : judge(places);
  }

  private static Check absent(String disk) {
    return Check.fail(
        NAME,
        BOOT,
        "the machine has no disk or device " + disk,
        "name one that it has, or leave --disk out");
  }

  private Check judge(List<Place> places) {
    Map<Place, List<Lack>> lacks = new LinkedHashMap<>();
    places.forEach(place -> lacks.put(place, lacks(place)));
    List<Place> bad = places.stream().filter(place -> !lacking(lacks, place).isEmpty()).toList();
    List<Place> good = places.stream().filter(place -> lacking(lacks, place).isEmpty()).toList();
    if (bad.isEmpty()) {
      return Check.ok(NAME, BOOT, names(good) + ": driven by the kernel and its initramfs");
    }
    List<Lack> all =
        bad.stream().flatMap(place -> lacking(lacks, place).stream()).distinct().toList();
    String reason = Lack.texts(all);
    return good.isEmpty()
        ? Check.fail(NAME, BOOT, names(bad) + " is not reached: " + reason, remedy.of(all))
        : Check.unknown(
            NAME,
            BOOT,
            "%s reached, %s not: %s".formatted(names(good), names(bad), reason),
            "say with --disk which one holds the root; for the latter: " + remedy.of(all));
  }

  private static List<Lack> lacking(Map<Place, List<Lack>> lacks, Place place) {
    return lacks.getOrDefault(place, List.of());
  }

  private List<Lack> lacks(Place place) {
    List<Lack> lacks = new ArrayList<>();
    for (Device device : place.chain()) {
      lacks.addAll(drivers.lacks(device));
    }
    for (String modalias : place.implied()) {
      lacks.addAll(drivers.lacks(modalias, "what " + place.name() + " shows (" + modalias + ")"));
    }
    return lacks;
  }

  private static String names(List<Place> places) {
    return places.stream().map(Place::name).collect(Collectors.joining(", "));
  }
}

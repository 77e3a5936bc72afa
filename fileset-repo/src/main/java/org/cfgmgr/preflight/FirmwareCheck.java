package org.cfgmgr.preflight;

import static org.cfgmgr.preflight.Check.Stage.BOOT;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cfgmgr.preflight.Disks.Place;
import org.cfgmgr.scan.Device;
import org.cfgmgr.scan.DeviceTree;
import org.cfgmgr.scan.Fact;

/**
 * Whether the machine's firmware itself reads the disk, before any boot loader. A real controller
 * brings its own code for that; an emulated one hangs on what the emulator's firmware was built
 * with.
 */
final class FirmwareCheck {
  private static final String NAME = "firmware";
  private static final String SEABIOS = "seabios";
  private static final String OVMF = "ovmf";

  /** What SeaBIOS has no driver for (src/hw): 53c810. */
  private static final Set<String> NOT_SEABIOS = Set.of("10000001");

  /** What no OVMF is built for by default (OvmfPkg): megasas, 53c895a, 53c810, am53c974. */
  private static final Set<String> NOT_OVMF =
      Set.of("10000060", "10000079", "1000005b", "10000012", "10000001", "10222020");

  /** What edk2's own build reads and distributions leave out: pvscsi, and the MPT kinds. */
  private static final Set<String> SOME_OVMF =
      Set.of("15ad07c0", "10000030", "10000054", "10000058");

  private enum Reach {
    YES,
    PERHAPS,
    NO
  }

  private final List<Place> places;
  private final String vendor;
  private final String firmware;

  FirmwareCheck(DeviceTree machine, List<Place> places) {
    this.places = places;
    this.vendor = machine.get("/devices").map(system -> system.fact("bios_vendor")).orElse("");
    String lower = vendor.toLowerCase(Locale.ROOT);
    boolean edk = lower.contains(OVMF) || lower.contains("edk ii");
    this.firmware = edk ? OVMF : lower.equals(SEABIOS) ? SEABIOS : "";
  }

  /** What is known; empty for a firmware whose reach is not. */
  Optional<Check> check() {
    if (firmware.isEmpty() || places.isEmpty()) {
      return Optional.empty();
    }
    if (all(Reach.YES)) {
      return Optional.of(Check.ok(NAME, BOOT, vendor + " reads " + names(Reach.YES)));
    }
    if (all(Reach.NO)) {
      return Optional.of(
          Check.fail(
              NAME,
              BOOT,
              vendor + " has no driver for " + names(Reach.NO) + " and cannot start from it",
              "give the machine a disk that it reads: virtio, NVMe, AHCI"));
    }
    String doubtful =
        places.stream()
            .filter(place -> reach(place) != Reach.YES)
            .map(Place::name)
            .collect(Collectors.joining(", "));
    return Optional.of(
        Check.unknown(
            NAME,
            BOOT,
            vendor + " reads " + doubtful + " in some builds only, or not at all (Debian's: not)",
            "say with --disk which one holds the root, and see it start by hand"));
  }

  private boolean all(Reach wanted) {
    return places.stream().allMatch(place -> reach(place) == wanted);
  }

  private String names(Reach wanted) {
    return places.stream()
        .filter(place -> reach(place) == wanted)
        .map(Place::name)
        .collect(Collectors.joining(", "));
  }

  private Reach reach(Place place) {
    List<Device> functions =
        place.chain().stream().filter(device -> device.bus().equals("pci")).toList();
    if (functions.isEmpty()) {
      return Reach.YES;
    }
    Device controller = functions.get(functions.size() - 1);
    String id = controller.fact(Fact.PCI_ID);
    if (firmware.equals(SEABIOS)) {
      return NOT_SEABIOS.contains(id) ? Reach.NO : Reach.YES;
    }
    boolean card = controller.fact(Fact.PCI_CLASS).startsWith("0805");
    return NOT_OVMF.contains(id) || card
        ? Reach.NO
        : SOME_OVMF.contains(id) ? Reach.PERHAPS : Reach.YES;
  }
}

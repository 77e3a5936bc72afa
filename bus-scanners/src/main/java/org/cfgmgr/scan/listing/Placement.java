package org.cfgmgr.scan.listing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Gives every device of a listing a place of its own. What a listing does not tell is made up from
 * what the device is, so that neither the order of the lines nor other devices change it: equal
 * ones are numbered.
 */
final class Placement {
  private static final Comparator<Told.Entry> ORDER =
      Comparator.comparing(Told.Entry::bus)
          .thenComparing(entry -> entry.device().modalias())
          .thenComparing(entry -> entry.name().length())
          .thenComparing(Told.Entry::name);

  private static final Pattern BUS = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.+-]*");
  private static final Set<String> NO_NAMES = Set.of("", ".", "..");

  /** The kernel's PATH_MAX. */
  private static final int LONGEST_PATH = 4096;

  /** The kernel's NAME_MAX. */
  private static final int LONGEST_NAME = 255;

  private final TreeMap<String, ListedDevice> placed = new TreeMap<>();
  private final Map<String, String> byName = new HashMap<>();
  private final Map<String, Integer> numbers = new HashMap<>();

  private Placement() {}

  static Listing of(Told told) {
    Placement placement = new Placement();
    placement.place(told.entries.stream().map(Placement::onBus).sorted(ORDER).toList());
    UsbDevices.complete(placement.placed);
    FirmwareNodes.join(placement.placed);
    placement.placed.replaceAll((path, device) -> Attributes.complete(device));
    return new Listing(List.copyOf(placement.placed.values()), told.files, told.directories);
  }

  private static Told.Entry onBus(Told.Entry entry) {
    String bus = entry.bus().isEmpty() ? Buses.of(entry.device(), entry.name()) : entry.bus();
    if (!BUS.matcher(bus).matches()) {
      throw entry.line().wrong(bus, "is no bus");
    }
    if (entry.name().length() > LONGEST_NAME) {
      throw entry.line().wrong(entry.name(), "is no name of a device");
    }
    return entry.on(bus);
  }

  private static boolean isPath(String path) {
    boolean fits = path.startsWith(Places.DEVICES) && path.length() <= LONGEST_PATH;
    return fits && Stream.of(path.substring(1).split("/", -1)).noneMatch(NO_NAMES::contains);
  }

  /** What is told goes first; what stands on something goes after what it may stand on. */
  private void place(List<Told.Entry> entries) {
    List<Told.Entry> carried = new ArrayList<>();
    List<Told.Entry> nameless = new ArrayList<>();
    for (Told.Entry entry : entries) {
      ListedDevice device = entry.device();
      if (!device.path().isEmpty()) {
        put(entry.line(), device);
      } else if (device.bus().equals("virtio")) {
        carried.add(entry);
      } else if (entry.name().isEmpty()) {
        nameless.add(entry);
      } else {
        String path = Places.of(device.bus(), entry.name());
        put(entry.line(), device.at(device.bus(), path).notTold("parent"));
      }
    }
    List<Told.Entry> interfaces = nameless.stream().filter(Placement::isUsb).toList();
    UsbDevices.group(interfaces).forEach((entry, name) -> put(entry, Places.of("usb", name)));
    nameless.stream()
        .filter(entry -> !isUsb(entry))
        .forEach(entry -> put(entry, Places.of(entry.bus(), freeName(entry.device()))));
    carry(carried);
  }

  private static boolean isUsb(Told.Entry entry) {
    return entry.bus().equals("usb");
  }

  /** A name that is made up and that nothing on its bus has. */
  private String freeName(ListedDevice device) {
    String form = MadeUpName.form(device);
    String key = device.bus() + "/" + form;
    String name;
    do {
      name = form.formatted(numbers.merge(key, 1, Integer::sum) - 1);
    } while (byName.containsKey(device.bus() + "/" + name));
    return name;
  }

  /** Virtio devices stand on the PCI functions that carry them, in order. */
  private void carry(List<Told.Entry> entries) {
    VirtioCarriers carriers = VirtioCarriers.among(placed.values());
    for (Told.Entry entry : entries) {
      Optional<String> carrier = carriers.next(entry.device().modalias());
      boolean named = !entry.name().isEmpty();
      String name = named ? entry.name() : freeName(entry.device());
      String path = carrier.map(at -> at + "/" + name).orElse(Places.of("virtio", name));
      ListedDevice device = entry.device().at("virtio", path);
      put(entry.line(), named ? device.notTold("parent") : device.notTold("place"));
    }
  }

  private void put(Told.Entry entry, String path) {
    put(entry.line(), entry.device().at(entry.bus(), path).notTold("place"));
  }

  private void put(Line line, ListedDevice device) {
    String path = device.path();
    if (!isPath(path)) {
      throw line.wrong(path, "is no path of a device");
    }
    ListedDevice known = placed.get(path);
    if (known != null && !known.modalias().equals(device.modalias())) {
      throw line.wrong(path, "is there already, with another modalias: " + known.modalias());
    }
    // The same place may be told twice, by its modalias file and by its uevent file.
    if (known == null || known.driver().isEmpty()) {
      placed.put(path, device);
    }
    String other = byName.putIfAbsent(device.bus() + "/" + device.name(), path);
    if (other != null && !other.equals(path)) {
      throw line.wrong(path, "has the name of another device of the bus, " + other);
    }
  }
}

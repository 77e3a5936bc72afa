package org.cfgmgr.scan.listing;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The PCI functions that carry virtio devices (Virtual I/O Device specification 1.2, section
 * 4.1.2): 1040 and up is the kind of the device and 1040; below, the subsystem is the kind.
 */
final class VirtioCarriers {
  private static final Pattern FUNCTION =
      Pattern.compile(
          "pci:v00001AF4d0000(10[0-7]\\p{XDigit})sv0000\\p{XDigit}{4}sd0000(\\p{XDigit}{4}).*");

  private static final Pattern DEVICE = Pattern.compile("virtio:d0000(\\p{XDigit}{4})v.*");
  private static final int MODERN = 0x1040;

  private final Map<Integer, Deque<String>> byKind = new HashMap<>();

  private VirtioCarriers() {}

  static VirtioCarriers among(Collection<ListedDevice> devices) {
    VirtioCarriers carriers = new VirtioCarriers();
    for (ListedDevice device : devices) {
      Matcher ids = FUNCTION.matcher(device.modalias());
      if (device.bus().equals("pci") && ids.matches()) {
        carriers.add(number(ids.group(1)), number(ids.group(2)), device.path());
      }
    }
    return carriers;
  }

  private void add(int device, int subsystem, String path) {
    int kind = device >= MODERN ? device - MODERN : subsystem;
    byKind.computeIfAbsent(kind, any -> new ArrayDeque<>()).add(path);
  }

  /** The path of the next function that carries a device of such a kind. */
  Optional<String> next(String modalias) {
    Matcher kind = DEVICE.matcher(modalias);
    Deque<String> functions = kind.matches() ? byKind.get(number(kind.group(1))) : null;
    return functions == null ? Optional.empty() : Optional.ofNullable(functions.poll());
  }

  private static int number(String hexadecimal) {
    return Integer.parseInt(hexadecimal, 16);
  }
}

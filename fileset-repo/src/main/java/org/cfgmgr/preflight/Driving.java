package org.cfgmgr.preflight;

import static java.util.function.Predicate.not;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cfgmgr.kernel.Candidate;
import org.cfgmgr.kernel.KernelModules;
import org.cfgmgr.scan.Device;

/** What a kernel needs to drive a device. */
sealed interface Driving {
  /** Drivers that match a whole class and claim only what they are told to. */
  Set<String> SHY = Set.of("ata_generic", "pata_acpi");

  /** Nothing, since it is no device that a driver makes work by itself, or the core does it. */
  record Nothing() implements Driving {}

  /** A driver in the kernel itself. */
  record BuiltIn(String driver) implements Driving {}

  /** A module. */
  record Module(String name) implements Driving {}

  /** A module that the configuration keeps from being loaded. */
  record Blocked(String name, String why) implements Driving {}

  /** No module answers and no built-in driver is known. */
  record Nobody() implements Driving {}

  /** What a kernel needs for a device; what drove it when it was recorded is believed. */
  static Driving of(KernelModules kernel, Device device) {
    if (byTheCore(device)) {
      return new Nothing();
    }
    List<Candidate> candidates = kernel.candidates(device.modalias());
    return recorded(kernel, device, candidates).orElseGet(() -> best(kernel, candidates));
  }

  private static Optional<Driving> recorded(
      KernelModules kernel, Device device, List<Candidate> candidates) {
    for (String name : List.of(device.fact("module"), device.driver())) {
      if (!name.isEmpty() && kernel.builtIn(name)) {
        return Optional.of(new BuiltIn(name));
      }
      Optional<Candidate> same =
          candidates.stream()
              .filter(candidate -> KernelModules.sameModule(candidate.module(), name))
              .findFirst();
      if (same.isPresent()) {
        return same.map(candidate -> of(kernel, candidate));
      }
    }
    return Optional.empty();
  }

  private static Driving best(KernelModules kernel, List<Candidate> candidates) {
    Optional<Driving> open =
        candidates.stream()
            .filter(candidate -> !SHY.contains(candidate.module()))
            .filter(not(Candidate::blacklisted))
            .map(candidate -> of(kernel, candidate))
            .findFirst();
    return open.or(
            () ->
                candidates.stream()
                    .filter(Candidate::blacklisted)
                    .findFirst()
                    .map(candidate -> of(kernel, candidate)))
        .orElseGet(Nobody::new);
  }

  private static Driving of(KernelModules kernel, Candidate candidate) {
    if (kernel.builtIn(candidate.module())) {
      return new BuiltIn(candidate.module());
    }
    return candidate.blacklisted()
        ? new Blocked(candidate.module(), kernel.why(candidate))
        : new Module(candidate.module());
  }

  /**
   * PCI bridges, USB devices (not their interfaces), SCSI hosts and targets, the machine itself.
   */
  private static boolean byTheCore(Device device) {
    boolean bridge = device.bus().equals("pci") && device.fact("pci_class").startsWith("06");
    return bridge
        || device.modalias().isEmpty()
        || device.bus().equals("acpi")
        || device.fact("devtype").equals("usb_device");
  }
}

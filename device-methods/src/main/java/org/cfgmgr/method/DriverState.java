package org.cfgmgr.method;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cfgmgr.kernel.Candidate;
import org.cfgmgr.kernel.KernelModules;
import org.cfgmgr.scan.Device;

/** How a device stands to its driver. */
public sealed interface DriverState {
  /** A driver is bound. */
  record Bound(String driver) implements DriverState {}

  /** The driver is part of the kernel and needs no loading, though it is not bound (yet). */
  record BuiltIn(String driver) implements DriverState {}

  /** The kernel has a module that answers to the device, and it is not loaded. */
  record Loadable(Candidate module) implements DriverState {}

  /** Modules that answer are loaded, and none of them took the device. */
  record NotTaken(List<String> modules) implements DriverState {}

  /** All modules that answer are forbidden by the kernel's configuration. */
  record Blacklisted(List<String> modules) implements DriverState {}

  /** The kernel has no driver that answers to the device. */
  record None() implements DriverState {}

  /**
   * Finds the state.
   *
   * @param meant the driver that the device's type names, "" or "*" when it names none. Built-in
   *     drivers have no PCI or USB aliases, so only a name tells that one is there
   * @param loaded the modules that are loaded, with {@code _} for {@code -}
   */
  static DriverState of(Device device, String meant, KernelModules kernel, Set<String> loaded) {
    if (!device.driver().isEmpty()) {
      return new Bound(device.driver());
    }
    List<String> there = new ArrayList<>();
    List<String> forbidden = new ArrayList<>();
    for (Candidate candidate : candidates(device, kernel)) {
      if (candidate.blacklisted()) {
        forbidden.add(candidate.module());
      } else if (kernel.builtIn(candidate.module())) {
        return new BuiltIn(candidate.module());
      } else if (!loaded.contains(candidate.module().replace('-', '_'))) {
        return new Loadable(candidate);
      } else {
        there.add(candidate.module());
      }
    }
    return withoutCandidate(meant, kernel, there, forbidden);
  }

  private static DriverState withoutCandidate(
      String meant, KernelModules kernel, List<String> there, List<String> forbidden) {
    Optional<DriverState> state = Optional.empty();
    if (!there.isEmpty()) {
      state = Optional.of(new NotTaken(there));
    } else if (!forbidden.isEmpty()) {
      state = Optional.of(new Blacklisted(forbidden));
    } else if (!meant.isEmpty() && kernel.builtIn(meant)) {
      state = Optional.of(new BuiltIn(meant));
    }
    return state.orElse(new None());
  }

  private static List<Candidate> candidates(Device device, KernelModules kernel) {
    return device.modalias().isEmpty() ? List.of() : kernel.candidates(device.modalias());
  }
}

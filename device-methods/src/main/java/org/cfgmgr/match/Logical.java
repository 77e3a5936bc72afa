package org.cfgmgr.match;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cfgmgr.odm.PdDv;
import org.cfgmgr.scan.Device;

/**
 * A device that gets a name, with its place among the others.
 *
 * @param parent the sysfs path of the logical device that it belongs to; empty for the machine
 * @param children the sysfs paths of those that belong to it, in the order in which they are named
 * @param absorbed the entries of sysfs that are this device too, by path
 */
public record Logical(
    Device device,
    Match.OfType match,
    Optional<String> parent,
    List<String> children,
    List<Part> absorbed) {
  public Logical {
    children = List.copyOf(children);
    absorbed = List.copyOf(absorbed);
  }

  /** An absorbed entry and why it is. */
  public record Part(Device device, Match.Absorbed match) {}

  public PdDv type() {
    return match.type();
  }

  public String path() {
    return device.path();
  }

  /** The name of the driver that makes the device work, "" when none is bound. */
  public String driver() {
    return Stream.of(functions(), List.of(device), companions())
        .flatMap(List::stream)
        .map(Device::driver)
        .filter(driver -> !driver.isEmpty())
        .findFirst()
        .orElse("");
  }

  /**
   * The entries that a driver could still be bound to for the device to work: itself, unless a
   * driver is bound to it or to its firmware node, and its functions, unless one of them has one
   * (of a USB device's interfaces some never do). Empty when the device is driven.
   */
  public List<Device> undriven() {
    Stream<Device> own = isDriven() ? Stream.empty() : Stream.of(device);
    boolean works = functions().stream().anyMatch(Logical::bound);
    return Stream.concat(own, works ? Stream.empty() : functions().stream()).toList();
  }

  /**
   * The absorbed entries that are the device's function: the virtio device of a PCI function, the
   * interfaces of a USB device.
   */
  public List<Device> functions() {
    return absorbed(AbsorbReason.FUNCTION);
  }

  /** The firmware nodes that describe the device; some drivers are bound to the node. */
  public List<Device> companions() {
    return absorbed(AbsorbReason.FIRMWARE_COMPANION);
  }

  /** A device with functions and no modalias (USB) is driven by way of its functions. */
  private boolean isDriven() {
    boolean byFunctions = device.modalias().isEmpty() && !functions().isEmpty();
    return byFunctions || bound(device) || companions().stream().anyMatch(Logical::bound);
  }

  private static boolean bound(Device entry) {
    return !entry.driver().isEmpty();
  }

  private List<Device> absorbed(AbsorbReason reason) {
    return absorbed.stream()
        .filter(part -> part.match().reason() == reason)
        .map(Part::device)
        .toList();
  }
}

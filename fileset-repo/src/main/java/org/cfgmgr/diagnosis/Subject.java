package org.cfgmgr.diagnosis;

import java.util.List;
import org.cfgmgr.scan.Device;

/**
 * An entry of sysfs that needs a driver, as a run found it.
 *
 * @param name of the logical device that it belongs to: {@code ent0}
 * @param modules that are bound to it, or would be, or are in the way; by state
 */
public record Subject(String name, Device entry, State state, List<String> modules) {
  public Subject {
    modules = List.copyOf(modules);
  }

  /** What the kernel that is to drive a device has for it. */
  public enum State {
    /** A driver is bound. */
    BOUND,
    /** A module would be, or a driver that is built in. */
    READY,
    /** A module is loaded, and does not take the device. */
    NOT_TAKEN,
    /** A module may not be loaded, as modprobe.d or the kernel's command line says. */
    BLACKLISTED,
    /** Nothing. */
    NONE,
    /** Nothing is needed: it is the machine itself, its processor, a channel to its host. */
    DRIVERLESS
  }

  /** Whether nothing more than the loading of a module is to be done. */
  boolean works() {
    return state == State.BOUND || state == State.READY;
  }
}

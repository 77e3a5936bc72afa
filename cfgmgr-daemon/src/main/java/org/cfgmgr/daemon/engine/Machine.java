package org.cfgmgr.daemon.engine;

import java.util.Set;
import java.util.function.Supplier;
import org.cfgmgr.attr.KernelAttributes;
import org.cfgmgr.guard.Guard;
import org.cfgmgr.kernel.KernelModules;
import org.cfgmgr.method.Actuator;
import org.cfgmgr.odm.Odm;
import org.cfgmgr.scan.Hardware;
import org.cfgmgr.uevent.Uevents;

/**
 * A machine is a value: what it is made of is decided once, by the commands; nobody below them asks
 * whether it is the machine we run on.
 *
 * @param hardware the devices
 * @param kernel the kernel of the installed system that is to drive them
 * @param loaded the modules that this kernel has loaded, with {@code _} for {@code -}
 * @param attributes the attributes that this kernel keeps
 * @param events opens a subscription to what happens to the devices
 * @param guard what is in use
 * @param odm the store that belongs to it
 * @param actuator all that is done to it
 * @param software knows where device software comes from
 */
public record Machine(
    Hardware hardware,
    KernelModules kernel,
    Set<String> loaded,
    KernelAttributes attributes,
    Supplier<Uevents> events,
    Guard guard,
    Odm odm,
    Actuator actuator,
    Software software) {

  /** A machine of whose software nothing is known. */
  public Machine(
      Hardware hardware,
      KernelModules kernel,
      Set<String> loaded,
      KernelAttributes attributes,
      Supplier<Uevents> events,
      Guard guard,
      Odm odm,
      Actuator actuator) {
    this(hardware, kernel, loaded, attributes, events, guard, odm, actuator, Software.generic());
  }

  /** A machine that is not here: it is seen, and nothing is done to it. */
  public static Machine elsewhere(
      Hardware hardware, KernelModules kernel, Odm odm, Actuator actuator) {
    return new Machine(
        hardware,
        kernel,
        Set.of(),
        KernelAttributes.none(),
        Uevents::none,
        Guard.none(),
        odm,
        actuator);
  }
}

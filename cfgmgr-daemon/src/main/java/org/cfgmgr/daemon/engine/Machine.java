package org.cfgmgr.daemon.engine;

import java.util.Set;
import org.cfgmgr.kernel.KernelModules;
import org.cfgmgr.method.Actuator;
import org.cfgmgr.odm.Odm;
import org.cfgmgr.scan.Hardware;

/**
 * A machine is a value: what it is made of is decided once, by the commands; nobody below them asks
 * whether it is the machine we run on.
 *
 * @param hardware the devices
 * @param kernel the kernel of the installed system that is to drive them
 * @param loaded the modules that this kernel has loaded, with {@code _} for {@code -}
 * @param odm the store that belongs to it
 * @param actuator all that is done to it
 */
public record Machine(
    Hardware hardware, KernelModules kernel, Set<String> loaded, Odm odm, Actuator actuator) {}

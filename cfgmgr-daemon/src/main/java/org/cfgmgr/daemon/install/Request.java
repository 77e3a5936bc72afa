package org.cfgmgr.daemon.install;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiFunction;
import org.cfgmgr.plan.DevicePackages;
import org.cfgmgr.plan.Plan;
import org.cfgmgr.scan.Hardware;

/**
 * What is to be installed.
 *
 * @param root of the system, {@code /} for the running one
 * @param hardware that it is to run on
 * @param firmware of that machine: {@code efi} or {@code bios}; "" when it is not known
 * @param directory of packages; else the system's own sources are asked
 * @param drivers gives the module by which a kernel drives a device, by release and modalias
 * @param licences whether packages that are not free software are consented to
 * @param list packages with alternatives, of which what cannot be had is left out; the plan is what
 *     is known of them
 * @param boot whether the boot loader and the initramfs are seen to
 */
public record Request(
    Path root,
    Hardware hardware,
    String firmware,
    Plan plan,
    Optional<Path> directory,
    BiFunction<String, String, Optional<String>> drivers,
    boolean licences,
    Optional<DevicePackages> list,
    boolean boot) {
  /** For what a plan names, and with the system made to start with it. */
  public Request(
      Path root,
      Hardware hardware,
      String firmware,
      Plan plan,
      Optional<Path> directory,
      BiFunction<String, String, Optional<String>> drivers,
      boolean licences) {
    this(root, hardware, firmware, plan, directory, drivers, licences, Optional.empty(), true);
  }
}

package org.cfgmgr.fileset;

import java.util.Collection;
import java.util.regex.Pattern;

/**
 * What a system must be made for to start on a machine. Crossing the firmware takes another boot
 * loader, crossing the architecture another system.
 *
 * @param architecture as {@code uname -m} prints it: {@code x86_64}
 * @param firmware {@code efi}, {@code bios}, or {@code dt} for a device tree without EFI
 */
public record Platform(String architecture, String firmware) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9_]+-(?:efi|bios|dt)");

  /**
   * Reads a name such as {@code aarch64-dt}.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static Platform parse(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "\"" + name + "\" is no platform; write ARCHITECTURE-efi, -bios or -dt, as x86_64-efi");
    }
    int dash = name.lastIndexOf('-');
    return new Platform(name.substring(0, dash), name.substring(dash + 1));
  }

  /**
   * The platform of a machine.
   *
   * @param firmware the names in its {@code /sys/firmware}
   */
  public static Platform of(String architecture, Collection<String> firmware) {
    if (firmware.contains("efi")) {
      return new Platform(architecture, "efi");
    }
    return new Platform(architecture, firmware.contains("devicetree") ? "dt" : "bios");
  }

  @Override
  public String toString() {
    return architecture + "-" + firmware;
  }
}

package org.cfgmgr.diagnosis;

import java.util.List;

/**
 * Device software that a device misses.
 *
 * @param device the logical device
 * @param path of the entry of sysfs; "" for the machine as a whole
 * @param packages alternatives of which one is needed, the best first; none when nobody provides it
 * @param generic the name that AIX would give the package: {@code devices.pci.8086100e}
 * @param evidence what shows it, a line each
 */
public record Missing(
    String device,
    String path,
    Cause cause,
    List<String> packages,
    String generic,
    List<String> evidence) {
  public Missing {
    packages = List.copyOf(packages);
    evidence = List.copyOf(evidence);
  }

  /** What a device's own method says is missing, a package or alternatives with colons. */
  public static Missing told(String device, String text) {
    return new Missing(device, "", Cause.METHOD, List.of(text), text, List.of());
  }

  /** As AIX's cfgmgr names what is missing: alternatives with colons between them. */
  public String text() {
    return packages.isEmpty() ? generic : String.join(":", packages);
  }
}

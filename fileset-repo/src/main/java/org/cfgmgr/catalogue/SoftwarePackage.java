package org.cfgmgr.catalogue;

/**
 * A package of the distribution.
 *
 * @param version "" when no list of packages has it
 * @param suite of the archive: {@code bookworm-security}
 * @param component of the archive: {@code main}, {@code non-free-firmware}
 * @param downloadBytes of its file
 * @param installedBytes that it takes on the disk
 * @param summary the first line of its description
 */
public record SoftwarePackage(
    String name,
    String version,
    String suite,
    String component,
    long downloadBytes,
    long installedBytes,
    String summary) {
  /** Whether its licence is not free by the distribution's own rules, so that consent is due. */
  public boolean nonFree() {
    return component.startsWith("non-free");
  }
}

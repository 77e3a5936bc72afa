package org.cfgmgr.catalogue;

import org.cfgmgr.fileset.KernelFlavour;

/**
 * A kernel that the distribution has a package of.
 *
 * @param number in its catalogue, from 0
 * @param meta the package that always brings the newest of its kind: {@code linux-image-amd64}; the
 *     kernel's own where there is none
 * @param software its own package: version, component, sizes
 * @param release as {@code uname -r} prints it when it runs
 */
public record KernelBuild(int number, String meta, SoftwarePackage software, String release) {
  public KernelFlavour flavour() {
    return KernelFlavour.of(release);
  }

  /** What of the release tells versions apart that differ in their drivers: {@code 6.1}. */
  public String series() {
    return release.replaceFirst("^(\\d+\\.\\d+).*", "$1");
  }

  /** Of the package. */
  public String version() {
    return software.version();
  }
}

package org.cfgmgr.fileset;

/** The series of a kernel, within which a distribution only mends: {@code 6.1}. */
public final class KernelSeries {
  private KernelSeries() {}

  /** That of a release such as {@code 6.1.0-56-amd64}. */
  public static String of(String release) {
    return release.replaceFirst("^(\\d+\\.\\d+).*", "$1");
  }
}

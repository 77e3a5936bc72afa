package org.cfgmgr.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.cfgmgr.kernel.Root;

/**
 * What a machine without a network needs, for one that has a network to fetch it.
 *
 * @param distribution {@code debian}, the ID of os-release(5)
 * @param release its code name: {@code bookworm}
 * @param architectures of its packages, its own first: {@code amd64}
 * @param components of the archive that the packages are in
 * @param packages that its devices need
 * @param installed what it has, as {@link DpkgStatus} writes it
 */
public record WantList(
    String distribution,
    String release,
    List<String> architectures,
    Set<String> components,
    DevicePackages packages,
    String installed) {
  static final String DISTRIBUTION = "Distribution";
  static final String RELEASE = "Release";
  static final String ARCHITECTURES = "Architectures";
  static final String COMPONENTS = "Components";
  static final String PACKAGES = "Packages";

  private static final String HEAD =
      """
      # What a machine needs, by cfgmgr --want-list. On a machine with a network:
      #   cfgmgr --fetch-for THIS-FILE DIR
      """;

  public WantList {
    architectures = List.copyOf(architectures);
    components = Collections.unmodifiableSet(new TreeSet<>(components));
  }

  /** Of a system, with what it has. */
  public static WantList of(
      Root system,
      String distribution,
      String release,
      Set<String> components,
      DevicePackages packages) {
    List<String> architectures = new ArrayList<>();
    system.read("var/lib/dpkg/arch").ifPresent(text -> text.lines().forEach(architectures::add));
    return new WantList(
        distribution,
        release,
        architectures.isEmpty() ? List.of("amd64") : architectures,
        components,
        packages,
        DpkgStatus.of(system));
  }

  /**
   * Reads one.
   *
   * @param file its name, for messages
   * @throws IllegalArgumentException naming the line that is wrong, and what to do
   */
  public static WantList parse(String file, String text) {
    return new WantListReader(file, text).read();
  }

  /** As it is read. */
  public String text() {
    return HEAD
        + field(DISTRIBUTION, distribution)
        + field(RELEASE, release)
        + field(ARCHITECTURES, String.join(" ", architectures))
        + field(COMPONENTS, String.join(" ", components))
        + field(PACKAGES, packages.text().strip().replace("\n", " "))
        + "\n"
        + installed;
  }

  private static String field(String name, String value) {
    return name + ": " + value + "\n";
  }

  /** What is installed, as dpkg's own status file has it. */
  public String status() {
    return DpkgStatus.complete(installed);
  }
}

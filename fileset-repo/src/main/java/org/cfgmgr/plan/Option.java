package org.cfgmgr.plan;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.cfgmgr.catalogue.SoftwarePackage;

/**
 * One way to make devices work: a kernel, and the packages that go with it.
 *
 * @param release of the kernel
 * @param change whether it is another than now, so that a reboot is due
 * @param packages to be installed, the kernel's first
 * @param gained devices that work then and do not now
 * @param lost devices that work now and would not then
 * @param idle those of the gained that nobody uses
 * @param left devices that do not work either way
 * @param wanting those of the gained whose driver asks for firmware that no package known has
 * @param near whether it is of the series that the system has now: {@code 6.1}
 */
public record Option(
    String release,
    boolean change,
    List<Choice> packages,
    Set<String> gained,
    Set<String> lost,
    Set<String> idle,
    Set<String> left,
    Set<String> wanting,
    boolean near) {
  public Option {
    packages = List.copyOf(packages);
    gained = sorted(gained);
    lost = sorted(lost);
    idle = sorted(idle);
    left = sorted(left);
    wanting = sorted(wanting);
  }

  /**
   * A package, and the devices that it is for; none for that of a kernel, which is for all that are
   * gained.
   */
  public record Choice(SoftwarePackage software, Set<String> devices) {
    public Choice {
      devices = sorted(devices);
    }
  }

  /** Of all packages. */
  public long downloadBytes() {
    return packages.stream().mapToLong(choice -> choice.software().downloadBytes()).sum();
  }

  /** That all packages take on the disk, without the initramfs that is made for a kernel. */
  public long installedBytes() {
    return packages.stream().mapToLong(choice -> choice.software().installedBytes()).sum();
  }

  /** The devices that are a reason for it. */
  int worth() {
    return gained.size() - idle.size();
  }

  private static Set<String> sorted(Set<String> names) {
    return java.util.Collections.unmodifiableSet(new TreeSet<>(names));
  }
}

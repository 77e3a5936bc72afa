package org.cfgmgr.guard;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.cfgmgr.guard.Claim.Strength;

/**
 * Devices given to a guest or to a driver in user space: bound to a driver of VFIO ({@code
 * /sys/bus/BUS/drivers/*vfio*}), with {@code /dev/vfio/GROUP} or {@code /dev/vfio/devices/vfioN}
 * open. The whole IOMMU group ({@code /sys/kernel/iommu_groups/GROUP/devices}) goes together
 * (Documentation/driver-api/vfio.rst). Where the open files of some process cannot be seen, every
 * device that is bound so is in use.
 */
final class Vfio implements Source {
  private final KernelFiles files;
  private final OpenFiles open;

  Vfio(KernelFiles files, OpenFiles open) {
    this.files = files;
    this.open = open;
  }

  @Override
  public Stream<Claim> claims() {
    Set<String> bound = new TreeSet<>();
    for (String bus : files.names("sys/bus")) {
      files.names("sys/bus/" + bus + "/drivers").stream()
          .filter(driver -> driver.contains("vfio"))
          .flatMap(driver -> files.devices("sys/bus/" + bus + "/drivers/" + driver).stream())
          .forEach(bound::add);
    }
    return bound.stream().flatMap(this::claims);
  }

  private Stream<Claim> claims(String path) {
    return Stream.concat(byDevice(path), byGroup(path));
  }

  private Stream<Claim> byDevice(String path) {
    return files.names("sys" + path + "/vfio-dev").stream()
        .flatMap(name -> open.holder(files, "/dev/vfio/devices/" + name).stream())
        .map(holder -> Claim.of(Strength.PASSED, path, "is passed through to " + holder));
  }

  private Stream<Claim> byGroup(String path) {
    Optional<String> group = files.target("sys" + path + "/iommu_group");
    String number = group.map(Claim::name).orElse("");
    return holder(number)
        .map(holder -> group(group.orElseThrow(), number, holder))
        .orElseGet(() -> unknown(path));
  }

  private Optional<String> holder(String group) {
    return open.holder(files, "/dev/vfio/" + group)
        .or(() -> open.holder(files, "/dev/vfio/noiommu-" + group));
  }

  private Stream<Claim> group(String directory, String number, String holder) {
    String what = "is in IOMMU group " + number + ", which is passed through to " + holder;
    return files.devices(directory + "/devices").stream()
        .map(member -> Claim.of(Strength.PASSED, member, what));
  }

  private Stream<Claim> unknown(String path) {
    String what = "is bound to VFIO, and who has it open cannot be seen";
    return open.isComplete() ? Stream.empty() : Stream.of(Claim.of(Strength.UNKNOWN, path, what));
  }
}

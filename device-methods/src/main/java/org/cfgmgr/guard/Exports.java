package org.cfgmgr.guard;

import java.util.stream.Stream;
import org.cfgmgr.guard.Claim.Strength;

/**
 * Disks that this machine gives to others: {@code udev_path} of SCSI targets and {@code
 * device_path} of NVMe targets, below {@code /sys/kernel/config}.
 */
final class Exports implements Source {
  private static final String SCSI = "sys/kernel/config/target/core";
  private static final String NVME = "sys/kernel/config/nvmet/subsystems";

  private final KernelFiles files;
  private final Blocks blocks;

  Exports(KernelFiles files, Blocks blocks) {
    this.files = files;
    this.blocks = blocks;
  }

  @Override
  public Stream<Claim> claims() {
    return Stream.concat(scsi(), nvme());
  }

  private Stream<Claim> scsi() {
    return below(SCSI)
        .flatMap(this::below)
        .flatMap(object -> claim(object + "/udev_path", "is exported as a SCSI target"));
  }

  private Stream<Claim> nvme() {
    return below(NVME)
        .flatMap(subsystem -> below(subsystem + "/namespaces"))
        .filter(namespace -> files.text(namespace + "/enable").filter("1"::equals).isPresent())
        .flatMap(
            namespace -> claim(namespace + "/device_path", "is exported by NVMe over fabrics"));
  }

  private Stream<String> below(String directory) {
    return files.names(directory).stream().map(name -> directory + "/" + name);
  }

  private Stream<Claim> claim(String file, String what) {
    return files.text(file).stream()
        .flatMap(name -> blocks.holding(name).stream())
        .map(path -> new Claim(Strength.MEMBER, path, blocks.title(path), what));
  }
}

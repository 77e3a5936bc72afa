package org.cfgmgr.guard;

import java.util.stream.Stream;
import org.cfgmgr.guard.Claim.Strength;

/**
 * Disks that another block device is made of and holds open for as long as it is active, used or
 * not: {@code slaves} of device mapper (LVM, LUKS, multipath), md, bcache, drbd
 * (ABI/stable/sysfs-block), {@code backing_file} of loop devices, {@code backing_dev} of zram
 * (ABI/testing/sysfs-block-zram).
 */
final class Held implements Source {
  private static final String VIRTUAL = "/devices/virtual/block/";

  private final KernelFiles files;
  private final Blocks blocks;

  Held(KernelFiles files, Blocks blocks) {
    this.files = files;
    this.blocks = blocks;
  }

  @Override
  public Stream<Claim> claims() {
    return files.names("sys" + VIRTUAL).stream().map(name -> VIRTUAL + name).flatMap(this::claims);
  }

  private Stream<Claim> claims(String holder) {
    String held = "is held by " + blocks.title(holder);
    return Stream.concat(
        files.devices("sys" + holder + "/slaves").stream().map(slave -> claim(slave, held)),
        Stream.concat(backing(holder, "/loop/backing_file"), backing(holder, "/backing_dev")));
  }

  private Stream<Claim> backing(String holder, String attribute) {
    return files.text("sys" + holder + attribute).stream()
        .flatMap(file -> blocks.holding(file).map(disk -> backing(holder, disk, file)).stream());
  }

  private Claim backing(String holder, String disk, String file) {
    boolean isWhole = blocks.node(file).isPresent();
    String held = isWhole ? "is held by " : "holds the file " + file + " of ";
    return claim(disk, held + blocks.title(holder));
  }

  private Claim claim(String path, String held) {
    return new Claim(Strength.MEMBER, path, blocks.title(path), held);
  }
}

package org.cfgmgr.guard;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cfgmgr.guard.Claim.Strength;

/**
 * Members of what spans several disks without a block device of its own: {@code
 * /sys/fs/btrfs/UUID/devices}, {@code /sys/fs/bcachefs/UUID/dev-N/block}, {@code
 * /sys/fs/bcache/UUID/{bdev,cache}N}, all there only while active. ZFS does not tell which disks
 * are its own: while a pool is imported ({@code /proc/spl/kstat/zfs/POOL}), those are that udev
 * found a member on ({@code /run/udev/data/bMAJOR:MINOR}), and all that it knows nothing of.
 */
final class Members implements Source {
  private final KernelFiles files;
  private final Blocks blocks;

  Members(KernelFiles files, Blocks blocks) {
    this.files = files;
    this.blocks = blocks;
  }

  @Override
  public Stream<Claim> claims() {
    return Stream.of(btrfs(), bcachefs(), bcache(), zfs()).flatMap(claims -> claims);
  }

  private Stream<Claim> btrfs() {
    return files.names("sys/fs/btrfs").stream()
        .flatMap(
            id ->
                files.devices("sys/fs/btrfs/" + id + "/devices").stream()
                    .map(disk -> claim(disk, "is part of btrfs " + label(id))));
  }

  private String label(String id) {
    return files.text("sys/fs/btrfs/" + id + "/label").filter(name -> !name.isEmpty()).orElse(id);
  }

  private Stream<Claim> bcachefs() {
    return files.names("sys/fs/bcachefs").stream()
        .flatMap(
            id ->
                files.names("sys/fs/bcachefs/" + id).stream()
                    .flatMap(
                        dev ->
                            files.device("sys/fs/bcachefs/" + id + "/" + dev + "/block").stream())
                    .map(disk -> claim(disk, "is part of bcachefs " + id)));
  }

  private Stream<Claim> bcache() {
    // The links lead to the bcache directory of the disk.
    return files.names("sys/fs/bcache").stream()
        .flatMap(
            id ->
                files.devices("sys/fs/bcache/" + id).stream()
                    .filter(member -> member.endsWith("/bcache"))
                    .map(member -> member.substring(0, member.lastIndexOf('/')))
                    .map(disk -> claim(disk, "is part of bcache " + id)));
  }

  private Stream<Claim> zfs() {
    List<String> pools =
        files.names("proc/spl/kstat/zfs").stream()
            .filter(pool -> files.isThere("proc/spl/kstat/zfs/" + pool + "/state"))
            .toList();
    return pools.isEmpty()
        ? Stream.empty()
        : files.names("sys/class/block").stream().flatMap(name -> zfs(name, pools).stream());
  }

  private Optional<Claim> zfs(String name, List<String> pools) {
    return files
        .device("sys/class/block/" + name)
        .filter(path -> !path.startsWith("/devices/virtual/"))
        .flatMap(path -> zfsMember(path, pools));
  }

  private Optional<Claim> zfsMember(String path, List<String> pools) {
    String number = files.text("sys" + path + "/dev").orElse("");
    List<String> known = files.lines("run/udev/data/b" + number);
    if (known.isEmpty()) {
      String may =
          "may be part of ZFS pool " + String.join(", ", pools) + ": udev does not know it";
      return Optional.of(claim(path, may));
    }
    return known.contains("E:ID_FS_TYPE=zfs_member")
        ? Optional.of(claim(path, "is part of ZFS pool " + pool(known, pools)))
        : Optional.empty();
  }

  private static String pool(List<String> known, List<String> pools) {
    return pools.stream()
        .filter(pool -> known.contains("E:ID_FS_LABEL=" + pool))
        .findFirst()
        .orElse(String.join(", ", pools));
  }

  private Claim claim(String path, String what) {
    return new Claim(Strength.MEMBER, path, blocks.title(path), what);
  }
}

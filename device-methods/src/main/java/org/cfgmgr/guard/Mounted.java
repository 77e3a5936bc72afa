package org.cfgmgr.guard;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cfgmgr.guard.Claim.Strength;

/**
 * File systems: {@code /proc/PID/mountinfo} of this and of every other mount namespace with a
 * process in it, and {@code /sys/fs/TYPE/DISK}, which is there as long as a file system is mounted
 * anywhere, also where no process can see it. An overlay's layers lie on mounts of their own.
 */
final class Mounted implements Source {
  /** File systems that show each of their mounts by the name of its disk. */
  private static final List<String> TYPES = List.of("ext4", "xfs", "f2fs", "erofs", "nilfs2");

  private final KernelFiles files;
  private final MountTable table;
  private final Blocks blocks;

  Mounted(KernelFiles files, MountTable table, Blocks blocks) {
    this.files = files;
    this.table = table;
    this.blocks = blocks;
  }

  @Override
  public Stream<Claim> claims() {
    Map<String, Claim> found = new LinkedHashMap<>();
    claims(table.own(), "").forEach(claim -> found.putIfAbsent(claim.path(), claim));
    table.others().forEach((pid, mounts) -> addOthers(found, pid, mounts));
    unseen().forEach(claim -> found.putIfAbsent(claim.path(), claim));
    return List.copyOf(found.values()).stream();
  }

  private void addOthers(Map<String, Claim> found, String pid, List<Mount> mounts) {
    String of = " in the mount namespace of " + Processes.title(files, pid);
    claims(mounts, of).forEach(claim -> found.putIfAbsent(claim.path(), claim));
  }

  /** One of each device: bind mounts are many. */
  private Stream<Claim> claims(List<Mount> mounts, String of) {
    return mounts.stream()
        .sorted(Comparator.comparing(mount -> mount.point().length()))
        .flatMap(mount -> blocks.under(mount).map(path -> claim(path, mount, of)).stream());
  }

  private Claim claim(String path, Mount mount, String of) {
    boolean isRoot = mount.point().equals("/") && of.isEmpty();
    Strength strength = isRoot ? Strength.ROOT : Strength.MOUNTED;
    return new Claim(strength, path, blocks.title(path), "is mounted on " + mount.point() + of);
  }

  private Stream<Claim> unseen() {
    return TYPES.stream()
        .flatMap(
            type -> files.names("sys/fs/" + type).stream().flatMap(name -> unseen(type, name)));
  }

  private Stream<Claim> unseen(String type, String name) {
    return blocks.node("/dev/" + name.replace('!', '/')).stream()
        .map(
            path ->
                Claim.of(
                    Strength.MOUNTED, path, "is mounted where no process sees it, by " + type));
  }
}

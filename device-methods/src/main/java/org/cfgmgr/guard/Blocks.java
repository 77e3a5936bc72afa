package org.cfgmgr.guard;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which block device is meant by a number, a name or a file. */
final class Blocks {
  private static final String DELETED = " (deleted)";
  private static final int HOPS = 8;

  private final KernelFiles files;
  private final List<Mount> mounts;

  /**
   * Of a machine.
   *
   * @param mounts as this process sees them
   */
  Blocks(KernelFiles files, List<Mount> mounts) {
    this.files = files;
    this.mounts = mounts;
  }

  /** By its number, {@code 8:1}: {@code /sys/dev/block}. */
  Optional<String> numbered(String number) {
    return files.device("sys/dev/block/" + number);
  }

  /** What a file system lies on, if it is one block device. */
  Optional<String> under(Mount mount) {
    // btrfs and overlay mounts have a number of their own; the source names a device, if any.
    return numbered(mount.number())
        .or(() -> mount.source().startsWith("/dev/") ? node(mount.source()) : Optional.empty());
  }

  /** What a file lies on: the device that it is, or that of the file system it is in. */
  Optional<String> holding(String path) {
    String file =
        path.endsWith(DELETED) ? path.substring(0, path.length() - DELETED.length()) : path;
    return file.startsWith("/")
        ? node(file).or(() -> mount(file).flatMap(this::under))
        : Optional.empty();
  }

  private Optional<Mount> mount(String file) {
    // Of several on one place the last covers the others.
    return mounts.stream()
        .filter(mount -> mount.shows(file))
        .reduce((a, b) -> b.point().length() >= a.point().length() ? b : a);
  }

  /** By its file, {@code /dev/...}. */
  Optional<String> node(String file) {
    return file.equals("/dev/root") ? rootOfCommandLine() : named(followed(file.substring(1), 0));
  }

  /** A kernel without initramfs calls its root so: {@code root=} of {@code /proc/cmdline}. */
  private Optional<String> rootOfCommandLine() {
    return files.lines("proc/cmdline").stream()
        .flatMap(line -> KernelFiles.fields(line).stream())
        .filter(word -> word.startsWith("root=/dev/") && !word.equals("root=/dev/root"))
        .max(Comparator.naturalOrder())
        .flatMap(word -> node(word.substring("root=".length())));
  }

  private String followed(String file, int hops) {
    return hops > HOPS
        ? file
        : files.target(file).map(target -> followed(target, hops + 1)).orElse(file);
  }

  private Optional<String> named(String file) {
    if (!file.startsWith("dev/")) {
      return Optional.empty();
    }
    String name = file.substring("dev/".length());
    return files.device("sys/class/block/" + name.replace('/', '!')).or(() -> mapped(name));
  }

  /** Where {@code /dev/mapper} has no links (no udev): {@code /sys/block/dm-N/dm/name}. */
  private Optional<String> mapped(String name) {
    return name.startsWith("mapper/")
        ? files.names("sys/devices/virtual/block").stream()
            .filter(dm -> dmName(dm).filter(name.substring("mapper/".length())::equals).isPresent())
            .map(dm -> "/devices/virtual/block/" + dm)
            .findFirst()
        : Optional.empty();
  }

  private Optional<String> dmName(String block) {
    return block.startsWith("dm-")
        ? files.text("sys/devices/virtual/block/" + block + "/dm/name")
        : Optional.empty();
  }

  /** A block device for people: {@code dm-0 (vg0-root)}. */
  String title(String path) {
    String name = Claim.name(path);
    return dmName(name).map(mapped -> name + " (" + mapped + ")").orElse(name);
  }
}

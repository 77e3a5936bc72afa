package org.cfgmgr.guard;

import java.nio.file.Path;
import java.util.List;

/**
 * Knows what is in use on a machine. Nothing that is in use, nor any device above it, may be
 * unloaded, unbound, reloaded or reset.
 */
public interface Guard {
  /**
   * Who uses a device, or anything below it, or anything that stands on these.
   *
   * @param sysfsPath {@code /devices/...}
   * @return empty when nobody does
   */
  List<Use> uses(String sysfsPath);

  /**
   * A use.
   *
   * @param path the sysfs path of the device that is used
   * @param reason for people, such as {@code sda1 is mounted on /}
   */
  record Use(String path, String reason) {}

  /**
   * Of a machine that runs. Nothing is kept between two questions, as the answer may change while a
   * command runs; a question reads a few hundred of the kernel's files by name, writes nothing, and
   * may be asked by several threads.
   *
   * <p>The strongest reason comes first. What a process merely has open is looked for only when
   * there is no other use. A file that is absent or unreadable tells of no use, except that every
   * device is in use where {@code /proc/self/mountinfo} cannot be read, and one that is bound to
   * VFIO where the open files of some process cannot be seen.
   *
   * @param root what {@code proc}, {@code sys}, {@code dev} and {@code run} are below: {@code /}
   */
  static Guard live(Path root) {
    boolean isThisMachine = root.toAbsolutePath().getNameCount() == 0;
    return new LiveGuard(
        new KernelFiles(root), isThisMachine ? Addresses.ofThisMachine() : Addresses.none());
  }

  /** Of a machine on which nothing runs. */
  static Guard none() {
    return path -> List.of();
  }
}

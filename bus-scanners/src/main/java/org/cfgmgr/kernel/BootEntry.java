package org.cfgmgr.kernel;

import java.util.List;

/**
 * An entry of a boot loader's menu.
 *
 * @param title as the menu shows it; of an entry of {@link Kernels#entries} with the titles of the
 *     menus above it before it, each followed by {@code >}, as GRUB_DEFAULT takes it
 * @param release of its kernel, as {@code uname -r} prints it; "" when its name does not tell
 * @param image the kernel's path as the boot loader writes it, from the root of the file system
 *     that the boot loader reads it from
 * @param initrds the paths of the initial RAM disks, in the order they are loaded
 * @param arguments the kernel command line
 * @param why how it was chosen, for people
 */
public record BootEntry(
    String title,
    String release,
    String image,
    List<String> initrds,
    String arguments,
    String why) {
  public BootEntry {
    initrds = List.copyOf(initrds);
  }

  BootEntry because(String reason) {
    return new BootEntry(title, release, image, initrds, arguments, reason);
  }
}

package org.cfgmgr.preflight;

import java.util.Optional;
import org.cfgmgr.image.CommandLine;
import org.cfgmgr.image.Initramfs;
import org.cfgmgr.image.Modules;
import org.cfgmgr.image.SystemImage;
import org.cfgmgr.kernel.BootEntry;
import org.cfgmgr.kernel.InstalledKernel;
import org.cfgmgr.scan.DeviceTree;

/**
 * What is put together: an image, what its boot loader starts, and the machine.
 *
 * @param modules of the kernel, as its directory in the image has them
 * @param initramfs empty when the entry has none, or when it cannot be read
 */
record Case(
    SystemImage image,
    BootEntry entry,
    CommandLine commandLine,
    InstalledKernel kernel,
    Modules modules,
    Optional<Initramfs> initramfs,
    DeviceTree machine) {

  static Case of(
      SystemImage image, BootEntry entry, Optional<Initramfs> initramfs, DeviceTree machine) {
    return new Case(
        image,
        entry,
        CommandLine.parse(entry.arguments()),
        InstalledKernel.open(image.directory(), entry.release(), entry.arguments()),
        image.modules(entry.release()),
        initramfs,
        machine);
  }

  String release() {
    return entry.release();
  }

  /** {@code chroot IMAGE} in front of a command, or nothing for the system that runs here. */
  String within(String command) {
    String root = image.toString();
    return root.equals("/") ? command : "chroot " + root + " " + command;
  }

  /** A setting that the image's initramfs is made with, and the command that makes it anew. */
  String rebuild() {
    return within("update-initramfs -u -k " + release());
  }
}

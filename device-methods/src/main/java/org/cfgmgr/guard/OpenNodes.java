package org.cfgmgr.guard;

import java.util.List;
import java.util.stream.Stream;
import org.cfgmgr.guard.Claim.Strength;

/**
 * Devices that a process has open: disks, tapes and changers, serial ports, displays, sound, video,
 * clocks, user-space drivers, USB devices. Input devices are not in use by being open: the session
 * manager holds them all, and finds them again.
 */
final class OpenNodes implements Source {
  /** Classes whose device is named as its file. */
  private static final List<String> CLASSES =
      List.of(
          "scsi_tape",
          "scsi_generic",
          "scsi_changer",
          "nvme",
          "tty",
          "drm",
          "sound",
          "video4linux",
          "dvb",
          "uio",
          "accel",
          "infiniband_verbs",
          "tpm",
          "tpmrm",
          "mtd",
          "bsg",
          "ptp");

  private static final String USB = "/dev/bus/usb/";

  private final KernelFiles files;
  private final Blocks blocks;
  private final OpenFiles open;

  OpenNodes(KernelFiles files, Blocks blocks, OpenFiles open) {
    this.files = files;
    this.blocks = blocks;
    this.open = open;
  }

  @Override
  public Stream<Claim> claims() {
    return open.holders().keySet().stream().flatMap(this::claims);
  }

  private Stream<Claim> claims(String node) {
    return open.holder(files, node).stream()
        .flatMap(holder -> devices(node).map(path -> claim(path, "is open in " + holder)));
  }

  private Claim claim(String path, String what) {
    return new Claim(Strength.OPEN, path, blocks.title(path), what);
  }

  private Stream<String> devices(String node) {
    return node.startsWith(USB)
        ? usb(node.substring(USB.length()))
        : Stream.concat(blocks.node(node).stream(), ofClasses(Claim.name(node)));
  }

  private Stream<String> ofClasses(String name) {
    return CLASSES.stream()
        .flatMap(type -> files.device("sys/class/" + type + "/" + name).stream());
  }

  /** {@code BUS/DEVICE}: {@code busnum} and {@code devnum} (ABI/stable/sysfs-bus-usb). */
  private Stream<String> usb(String numbers) {
    return files.devices("sys/bus/usb/devices").stream()
        .filter(path -> usbNumbers("sys" + path).equals(numbers));
  }

  private String usbNumbers(String directory) {
    return padded(directory + "/busnum") + "/" + padded(directory + "/devnum");
  }

  private String padded(String file) {
    String number = files.text(file).orElse("");
    return "0".repeat(Math.max(0, 3 - number.length())) + number;
  }
}

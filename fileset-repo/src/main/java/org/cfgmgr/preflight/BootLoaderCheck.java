package org.cfgmgr.preflight;

import static org.cfgmgr.preflight.Check.Stage.BOOT;

import java.util.List;
import java.util.Optional;
import org.cfgmgr.image.SystemImage;

/** Whether the machine's firmware finds a boot loader that it can start. */
final class BootLoaderCheck {
  private static final String NAME = "boot loader";
  private static final List<String> OTHERS =
      List.of(
          "boot/extlinux/extlinux.conf",
          "boot/syslinux/syslinux.cfg",
          "boot/extlinux.conf",
          "etc/lilo.conf");

  private final SystemImage image;

  BootLoaderCheck(SystemImage image) {
    this.image = image;
  }

  /**
   * Checks.
   *
   * @param firmware {@code efi} or {@code bios}; "" when it is not known
   */
  Check check(String firmware) {
    return switch (firmware) {
      case "bios" -> bios();
      case "efi" -> new EfiCheck(image).check();
      default -> either();
    };
  }

  private Check either() {
    Check bios = bios();
    Check efi = new EfiCheck(image).check();
    if (bios.result() == efi.result()) {
      return efi;
    }
    return Check.unknown(
        NAME,
        BOOT,
        "the machine's firmware is not known; BIOS: %s; EFI: %s"
            .formatted(bios.reason(), efi.reason()),
        "say --platform x86_64-efi or x86_64-bios");
  }

  private Check bios() {
    Optional<String> grub =
        List.of("boot/grub", "boot/grub2").stream()
            .filter(directory -> image.has(directory + "/i386-pc/normal.mod"))
            .findFirst();
    if (grub.isPresent()) {
      return grub(grub.get());
    }
    Optional<String> other = OTHERS.stream().filter(image::has).findFirst();
    if (other.isPresent()) {
      return Check.unknown(
          NAME, BOOT, "a loader that is not looked into: /" + other.get(), "see it start by hand");
    }
    boolean efi = new EfiCheck(image).partition().isPresent();
    return Check.fail(
        NAME,
        BOOT,
        efi
            ? "the machine starts by BIOS, and the image has a boot loader for EFI only"
            : "the image has no boot loader for BIOS (no boot/grub/i386-pc)",
        "install grub-pc in the image, then " + install());
  }

  private String install() {
    return "grub-install --target=i386-pc --boot-directory=" + image + "/boot DISK";
  }

  private Check grub(String directory) {
    if (!image.has(directory + "/grub.cfg")) {
      return Check.fail(
          NAME,
          BOOT,
          "GRUB for BIOS has no /" + directory + "/grub.cfg and stops at its prompt",
          "chroot " + image + " update-grub");
    }
    if (!image.has(directory + "/i386-pc/core.img")) {
      return Check.warn(
          NAME,
          BOOT,
          "GRUB for BIOS, /"
              + directory
              + ", which grub-install did not put on a disk from here (no core.img)",
          install() + ", unless the disk's first sectors have it already");
    }
    return Check.ok(NAME, BOOT, "GRUB for BIOS, /" + directory);
  }
}

package org.cfgmgr.preflight;

import static org.cfgmgr.preflight.Check.Stage.BOOT;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cfgmgr.image.SystemImage;

/**
 * Whether a firmware that has never seen the disk starts it: it has no boot entry in its variables,
 * so only {@code \EFI\BOOT\BOOTX64.EFI} of the EFI system partition counts (UEFI 2.10, 3.5.1.1).
 */
final class EfiCheck {
  private static final String NAME = "boot loader";
  private static final String REMOVABLE = "EFI/BOOT/BOOTX64.EFI";
  private static final List<String> PLACES = List.of("boot/efi", "efi", "boot");

  /** A shim is less than 1 MB, a GRUB some MB, a unified kernel image some tens. */
  private static final int MOST = 64 << 20;

  private final SystemImage image;

  EfiCheck(SystemImage image) {
    this.image = image;
  }

  /**
   * Where the EFI system partition is mounted; empty when it has no {@code EFI} or is not there.
   */
  Optional<String> partition() {
    return PLACES.stream()
        .filter(place -> image.findIgnoringCase(place + "/EFI").isPresent())
        .findFirst();
  }

  Check check() {
    Optional<String> partition = partition();
    if (partition.isEmpty()) {
      return nowhere();
    }
    Optional<Path> loader = image.findIgnoringCase(partition.get() + "/" + REMOVABLE);
    return loader.isPresent() ? loader(partition.get(), loader.get()) : unnamed(partition.get());
  }

  private Check nowhere() {
    Optional<String> mounted =
        PLACES.stream().filter(place -> image.fstab().at("/" + place).isPresent()).findFirst();
    boolean separate = mounted.filter(place -> !place.equals("boot")).isPresent();
    return separate
        ? Check.unknown(
            NAME,
            BOOT,
            "the EFI system partition is not mounted at /" + mounted.orElse(""),
            "mount it read-only below " + image)
        : Check.fail(
            NAME,
            BOOT,
            "the machine starts by EFI, and the image has no EFI boot loader",
            "make an EFI system partition, mount it at boot/efi, install grub-efi-amd64 in the"
                + " image, and "
                + install());
  }

  /** Only entries in the old machine's firmware led there. */
  private Check unnamed(String partition) {
    return Check.fail(
        NAME,
        BOOT,
        "no /%s/%s: the loader in %s was started by an entry in the old machine's firmware, which"
                .formatted(partition, REMOVABLE, loaders(partition))
            + " does not move along",
        install());
  }

  private String loaders(String partition) {
    Path efi = image.findIgnoringCase(partition + "/EFI").orElseThrow();
    String names = String.join(", ", image.root().list(partition + "/" + efi.getFileName()));
    return names.isEmpty() ? "nothing" : "EFI/{" + names + "}";
  }

  private String install() {
    return "chroot "
        + image
        + " grub-install --target=x86_64-efi --force-extra-removable --no-nvram";
  }

  private Check loader(String partition, Path loader) {
    String text = text(loader);
    if (text.contains("shim,") && text.contains("UEFI shim")) {
      return shim(partition);
    }
    if (text.contains("systemd-boot")) {
      return Check.ok(NAME, BOOT, "systemd-boot, /" + partition + "/" + REMOVABLE);
    }
    return text.contains("GRUB") || text.contains("grub") ? grub(partition) : stranger(partition);
  }

  private static Check stranger(String partition) {
    return Check.warn(
        NAME, BOOT, "a loader that is not looked into: /" + partition + "/" + REMOVABLE, "");
  }

  /** Shim starts grubx64.efi beside it, or fbx64.efi that makes the firmware's entries anew. */
  private Check shim(String partition) {
    boolean grub = image.findIgnoringCase(partition + "/EFI/BOOT/grubx64.efi").isPresent();
    boolean fallback = image.findIgnoringCase(partition + "/EFI/BOOT/fbx64.efi").isPresent();
    return grub || fallback
        ? grub(partition)
        : Check.fail(
            NAME,
            BOOT,
            "shim is at /%s/%s without grubx64.efi or fbx64.efi beside it"
                .formatted(partition, REMOVABLE),
            install());
  }

  private Check grub(String partition) {
    if (!image.has("boot/grub/grub.cfg") && !image.has("boot/grub2/grub.cfg")) {
      return Check.fail(
          NAME,
          BOOT,
          "GRUB for EFI has no /boot/grub/grub.cfg and stops at its prompt",
          "chroot " + image + " update-grub");
    }
    return Check.ok(NAME, BOOT, "GRUB for EFI, /" + partition + "/" + REMOVABLE);
  }

  /** The bytes as characters; texts for people stand in EFI programs in two bytes a character. */
  private static String text(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      String all = new String(in.readNBytes(MOST), StandardCharsets.ISO_8859_1);
      return all + all.replace("\0", "");
    } catch (IOException e) {
      return "";
    }
  }
}

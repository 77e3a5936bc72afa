package org.cfgmgr.preflight;

import static org.cfgmgr.preflight.Check.Stage.BOOT;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cfgmgr.image.ImageException;
import org.cfgmgr.image.Initramfs;
import org.cfgmgr.image.SystemImage;
import org.cfgmgr.kernel.BootEntry;
import org.cfgmgr.kernel.KernelChoice;
import org.cfgmgr.kernel.Kernels;

/** Which kernel is started, and whether its files are there. */
final class KernelCheck {
  private static final String KERNEL = "kernel";
  private static final String INITRAMFS = "initramfs";
  private static final List<String> INITRDS =
      List.of("boot/initrd.img-%s", "boot/initramfs-%s.img", "boot/initrd-%s");

  private final SystemImage image;
  private final Kernels kernels;
  private final List<Check> checks = new ArrayList<>();

  KernelCheck(SystemImage image) {
    this.image = image;
    this.kernels = image.kernels();
  }

  List<Check> checks() {
    return checks;
  }

  /**
   * What is started.
   *
   * @param asked the kernel that shall be looked at; empty for the boot loader's default
   * @throws org.cfgmgr.kernel.KernelException when the kernel asked for is not installed
   */
  BootEntry entry(Optional<String> asked) {
    Optional<BootEntry> standard = kernels.defaultEntry();
    BootEntry entry =
        asked
            .map(kernels::choose)
            .map(choice -> of(choice.release(), standard))
            .or(() -> standard)
            .orElseGet(() -> guess(kernels.choose()));
    if (asked.isPresent()) {
      asked(entry, standard);
    } else if (standard.isEmpty()) {
      untold(entry);
    } else {
      files(entry);
    }
    return entry;
  }

  private BootEntry of(String release, Optional<BootEntry> standard) {
    return standard
        .filter(entry -> entry.release().equals(release))
        .or(
            () ->
                kernels.entries().stream()
                    .filter(entry -> entry.release().equals(release))
                    .filter(entry -> !entry.arguments().contains("single"))
                    .findFirst())
        .orElseGet(() -> guess(new KernelChoice(release, "asked for")));
  }

  private void asked(BootEntry entry, Optional<BootEntry> standard) {
    String first = standard.map(BootEntry::release).orElse("");
    if (first.equals(entry.release())) {
      files(entry);
      return;
    }
    checks.add(
        Check.warn(
            KERNEL,
            BOOT,
            "%s as asked for; the boot loader starts %s"
                .formatted(entry.release(), first.isEmpty() ? "what cannot be told" : first),
            "set GRUB_DEFAULT in %s/etc/default/grub to \"%s\" and run chroot %s update-grub"
                .formatted(image, entry.title(), image)));
  }

  private void untold(BootEntry entry) {
    if (entry.release().isEmpty()) {
      checks.add(
          Check.fail(
              KERNEL,
              BOOT,
              "no kernel is installed below " + image,
              "chroot " + image + " apt-get install linux-image-amd64"));
      return;
    }
    checks.add(
        Check.fail(
            KERNEL,
            BOOT,
            "no boot loader's menu names a kernel; looked at the newest, " + entry.release(),
            "chroot " + image + " update-grub"));
  }

  private void files(BootEntry entry) {
    if (image.bootFile(entry.image()).isEmpty()) {
      checks.add(
          Check.fail(
              KERNEL,
              BOOT,
              "%s names %s, which is not there".formatted(entry.why(), entry.image()),
              "install that kernel again, or chroot " + image + " update-grub"));
    } else {
      checks.add(Check.ok(KERNEL, BOOT, "%s, %s".formatted(entry.release(), entry.why())));
    }
  }

  /** The initramfs of an entry; empty when it has none, or a bad one, which is then a check. */
  Optional<Initramfs> initramfs(BootEntry entry) {
    List<Path> files = image.initrds(entry);
    if (entry.initrds().isEmpty()) {
      checks.add(
          Check.warn(INITRAMFS, BOOT, "none is loaded: the kernel alone must reach the root", ""));
      return Optional.empty();
    }
    if (files.size() < entry.initrds().size()) {
      checks.add(
          Check.fail(
              INITRAMFS,
              BOOT,
              String.join(" ", entry.initrds()) + " is not there, and GRUB stops",
              "chroot " + image + " update-initramfs -c -k " + entry.release()));
      return Optional.empty();
    }
    return read(entry, files);
  }

  private Optional<Initramfs> read(BootEntry entry, List<Path> files) {
    try {
      Initramfs initramfs = Initramfs.read(files);
      checks.add(judge(entry, initramfs));
      return Optional.of(initramfs);
    } catch (ImageException e) {
      checks.add(
          Check.fail(
              INITRAMFS,
              BOOT,
              String.valueOf(e.getMessage()),
              "chroot " + image + " update-initramfs -u -k " + entry.release()));
      return Optional.empty();
    }
  }

  private Check judge(BootEntry entry, Initramfs initramfs) {
    boolean other =
        !initramfs.releases().isEmpty() && !initramfs.releases().contains(entry.release());
    if (other) {
      return Check.fail(
          INITRAMFS,
          BOOT,
          "%s holds modules of %s, not of %s"
              .formatted(initramfs, String.join(", ", initramfs.releases()), entry.release()),
          "chroot " + image + " update-initramfs -u -k " + entry.release());
    }
    Optional<String> packing = unknown(entry.release(), initramfs);
    if (packing.isPresent()) {
      return Check.fail(
          INITRAMFS,
          BOOT,
          "%s is packed by %s, which kernel %s does not unpack"
              .formatted(initramfs, packing.get(), entry.release()),
          "set COMPRESS=zstd in %s/etc/initramfs-tools/initramfs.conf, then chroot %s update-initramfs -u -k %s"
              .formatted(image, image, entry.release()));
    }
    String mode = initramfs.setting("MODULES");
    return Check.ok(
        INITRAMFS,
        BOOT,
        "%d modules%s, %s"
            .formatted(
                initramfs.modules(entry.release()).size(),
                mode.isEmpty() ? "" : " (MODULES=" + mode + ")",
                String.join(", ", initramfs.packings())));
  }

  /** A packing that the kernel cannot undo: by its configuration, or LZ4 with a frame. */
  private Optional<String> unknown(String release, Initramfs initramfs) {
    String config = image.root().read("boot/config-" + release).orElse("");
    return initramfs.packings().stream()
        .filter(
            packing ->
                packing.contains(" ")
                    || config.contains(
                        "# CONFIG_RD_" + packing.toUpperCase(Locale.ROOT) + " is not set"))
        .findFirst();
  }

  private BootEntry guess(KernelChoice choice) {
    List<String> initrds =
        INITRDS.stream()
            .map(pattern -> pattern.formatted(choice.release()))
            .filter(image::has)
            .limit(1)
            .toList();
    return new BootEntry(
        "", choice.release(), "boot/vmlinuz-" + choice.release(), initrds, "", choice.why());
  }
}

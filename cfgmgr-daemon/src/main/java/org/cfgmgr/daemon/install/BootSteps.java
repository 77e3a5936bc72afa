package org.cfgmgr.daemon.install;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.cfgmgr.image.Initramfs;
import org.cfgmgr.image.SystemImage;
import org.cfgmgr.kernel.InstalledKernel;
import org.cfgmgr.kernel.Kernels;
import org.cfgmgr.kernel.Root;
import org.cfgmgr.loader.BootDefault;
import org.cfgmgr.loader.BootMenu;
import org.cfgmgr.loader.EarlyModules;
import org.cfgmgr.method.Action;
import org.cfgmgr.preflight.EfiLoader;
import org.cfgmgr.scan.Hardware;

/** What makes a system start with a kernel: its initramfs, its menu, its boot loader. */
final class BootSteps {
  /** What grub-install puts on an EFI system partition; it does not displace GRUB for BIOS. */
  static final String EFI_PACKAGE = "grub-efi-amd64-bin";

  private static final String MENU = "boot/grub/grub.cfg";
  private static final Duration LIMIT = Duration.ofMinutes(30);
  private static final String UPDATE = "update-grub";

  private final Path root;
  private final Hardware hardware;
  private final String firmware;
  private final Consumer<Action> perform;
  private final Root files;

  /**
   * For a system and the machine that it is to start on.
   *
   * @param firmware of that machine
   * @param perform does an action, or throws
   */
  BootSteps(Path root, Hardware hardware, String firmware, Consumer<Action> perform) {
    this.root = root;
    this.hardware = hardware;
    this.firmware = firmware;
    this.perform = perform;
    this.files = new Root(root);
  }

  private boolean here() {
    return root.equals(Path.of("/"));
  }

  /**
   * The menu as it is. That of an image is written down, to be what it was when all is undone:
   * packages that are removed make it anew, and name the root as this machine would.
   */
  String keepMenu() {
    String menu = menu();
    if (!here() && !menu.isEmpty()) {
      perform.accept(new Action.WriteFile(root.resolve(MENU), menu, Optional.of(menu)));
    }
    return menu;
  }

  private String menu() {
    return files.read(MENU).orElse("");
  }

  /**
   * Before a kernel is installed, whose package makes the initramfs and the boot menu: so each is
   * made once.
   */
  void prepare(String release, BiFunction<String, String, Optional<String>> drivers) {
    early(EarlyModules.of(hardware.scan(), modalias -> drivers.apply(release, modalias)));
    if (!here()) {
      BootDefault.nameToBe(Kernels.of(root, false), release).ifPresent(this::settings);
    }
  }

  private void settings(String entry) {
    String text = BootDefault.settings(entry);
    Optional<String> before = files.read(BootDefault.SETTINGS);
    if (!before.orElse("").equals(text)) {
      perform.accept(new Action.WriteFile(root.resolve(BootDefault.SETTINGS), text, before));
    }
  }

  private void early(Set<String> modules) {
    Optional<String> before = files.read(EarlyModules.FILE);
    String text = EarlyModules.added(before.orElse(""), modules);
    if (files.find("etc/initramfs-tools").isPresent() && !before.orElse("").equals(text)) {
      perform.accept(new Action.WriteFile(root.resolve(EarlyModules.FILE), text, before));
    }
  }

  /** Makes an installed kernel the one that is started: at once, or when it has proved itself. */
  void start(String release, String before) {
    if (files.find(MENU).isEmpty()) {
      throw new InstallException(
          "kernel " + release + " is installed, and there is no /" + MENU + " to start it from");
    }
    mend(before);
    makeEarly(release);
    Kernels kernels = Kernels.of(root, false);
    if (BootDefault.is(kernels, release)) {
      return;
    }
    if (here()) {
      startOnce(kernels, release);
    } else {
      makeDefault(kernels, release);
      mend(before);
    }
  }

  /** The old kernel starts again when the new one does not come up. */
  private void startOnce(Kernels kernels, String release) {
    String entry = entry(kernels, release);
    Action again =
        tool(
            "start the usual kernel",
            List.of("grub-editenv", "-", "unset", "next_entry"),
            Optional.empty());
    perform.accept(tool("start it once", List.of("grub-reboot", entry), Optional.of(again)));
    perform.accept(Pending.file(root, release));
  }

  /** Makes a kernel the default for good. */
  void makeDefault(Kernels kernels, String release) {
    // Taken back last, when the settings are as they were.
    perform.accept(
        tool("look at the boot menu", List.of("test", "-s", "/" + MENU), Optional.of(make())));
    settings(entry(kernels, release));
    perform.accept(tool("make the boot menu", List.of(UPDATE), Optional.of(make())));
  }

  private static String entry(Kernels kernels, String release) {
    return BootDefault.name(kernels, release)
        .orElseThrow(() -> new InstallException("kernel " + release + " has no entry in /" + MENU));
  }

  private Action make() {
    return tool("make the boot menu", List.of(UPDATE), Optional.empty());
  }

  /** A menu that was made here names the root as the system did before. */
  private void mend(String before) {
    if (!here()) {
      BootMenu.mended(before, menu())
          .ifPresent(
              mended ->
                  perform.accept(
                      new Action.WriteFile(root.resolve(MENU), mended, Optional.of(menu()))));
    }
  }

  /** The initramfs of a kernel must have what reaches the machine's disks, whatever its rules. */
  private void makeEarly(String release) {
    String file = "boot/initrd.img-" + release;
    Set<String> lacking =
        new TreeSet<>(EarlyModules.of(hardware.scan(), InstalledKernel.open(root, release)));
    Optional<Path> made = files.find(file);
    if (made.isPresent()) {
      Initramfs initramfs = Initramfs.read(List.of(made.get()));
      lacking.removeIf(module -> initramfs.hasModule(release, module));
      if (lacking.isEmpty()) {
        return;
      }
    }
    early(lacking);
    String how = made.isPresent() ? "-u" : "-c";
    perform.accept(
        tool(
            "make the initramfs",
            List.of("update-initramfs", how, "-k", release),
            Optional.empty()));
  }

  /** Whether the machine starts by EFI, and the system has no loader for that. */
  boolean needsEfi() {
    return firmware.equals("efi") && !EfiLoader.isThere(SystemImage.open(root));
  }

  /** Puts GRUB where any EFI firmware looks, since its own entries stayed with the old machine. */
  void makeEfi() {
    if (!needsEfi()) {
      return;
    }
    if (files.find("boot/efi").isEmpty()) {
      throw new InstallException(
          "the machine starts by EFI: make an EFI system partition (FAT) on the disk, and mount it"
              + " at "
              + root.resolve("boot/efi"));
    }
    perform.accept(
        tool(
            "put GRUB for EFI on the disk",
            List.of(
                "grub-install",
                "--target=x86_64-efi",
                "--efi-directory=/boot/efi",
                "--removable",
                "--no-nvram"),
            Optional.empty()));
  }

  private Action tool(String what, List<String> command, Optional<Action> undo) {
    return new Action.RunTool(what, root, Map.of(), command, LIMIT, undo);
  }
}

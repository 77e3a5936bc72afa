package org.cfgmgr.kernel;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The kernels installed below a root, and which of them counts. */
public final class Kernels {
  private static final List<String> MODULES = List.of("usr/lib/modules", "lib/modules");
  private static final List<String> IMAGES = List.of("vmlinuz-", "vmlinux-");

  private final Root root;
  private final boolean live;

  private Kernels(Root root, boolean live) {
    this.root = root;
    this.live = live;
  }

  /**
   * The kernels of a system.
   *
   * @param root of the system, {@code /} for our own
   * @param live whether that system is the one that runs here, so that its running kernel counts
   */
  public static Kernels of(Path root, boolean live) {
    return new Kernels(new Root(root), live);
  }

  /** The releases that have modules or an image in {@code /boot}, oldest first. */
  public List<String> releases() {
    Set<String> releases = new TreeSet<>(ReleaseOrder.OLDEST_FIRST);
    releases.addAll(withImage());
    for (String parent : MODULES) {
      for (String release : root.list(parent)) {
        root.find(parent + "/" + release)
            .filter(Files::isDirectory)
            .ifPresent(directory -> releases.add(release));
      }
    }
    return List.copyOf(releases);
  }

  /** The running kernel when live, else the boot loader's default, else the newest. */
  public KernelChoice choose() {
    return running()
        .or(() -> GrubMenu.read(root).flatMap(GrubMenu::choose))
        .or(() -> LoaderEntries.read(root).flatMap(LoaderEntries::choose))
        .orElseGet(this::newest);
  }

  /**
   * The kernel asked for.
   *
   * @throws KernelException when it is not installed
   */
  public KernelChoice choose(String release) {
    List<String> releases = releases();
    boolean runs = running().map(KernelChoice::release).orElse("").equals(release);
    if (!runs && !releases.contains(release)) {
      throw new KernelException(
          "kernel %s is not installed below %s; installed: %s"
              .formatted(release, root, releases.isEmpty() ? "none" : String.join(", ", releases)));
    }
    return new KernelChoice(release, "asked for");
  }

  /** What the boot loader starts when nobody touches it; empty when that cannot be told. */
  public Optional<BootEntry> defaultEntry() {
    Optional<GrubMenu> grub = GrubMenu.read(root);
    return grub.isPresent()
        ? grub.flatMap(GrubMenu::defaultEntry)
        : LoaderEntries.read(root).flatMap(LoaderEntries::defaultEntry);
  }

  /** All entries of the boot loader's menu that start a kernel. */
  public List<BootEntry> entries() {
    Optional<GrubMenu> grub = GrubMenu.read(root);
    return grub.isPresent()
        ? grub.get().entries()
        : LoaderEntries.read(root).map(LoaderEntries::entries).orElse(List.of());
  }

  private Optional<KernelChoice> running() {
    return Optional.of("proc/sys/kernel/osrelease")
        .filter(file -> live)
        .flatMap(root::read)
        .map(release -> new KernelChoice(release.strip(), "running"));
  }

  private KernelChoice newest() {
    List<String> bootable = withImage();
    List<String> all = bootable.isEmpty() ? releases() : bootable;
    return all.isEmpty()
        ? new KernelChoice("", "no kernel is installed below " + root)
        : new KernelChoice(
            all.get(all.size() - 1), "newest; no boot loader's default could be read");
  }

  private List<String> withImage() {
    List<String> releases = new ArrayList<>();
    for (String file : root.list("boot")) {
      IMAGES.stream()
          .filter(file::startsWith)
          .forEach(prefix -> releases.add(file.substring(prefix.length())));
    }
    releases.sort(ReleaseOrder.OLDEST_FIRST);
    return releases;
  }
}

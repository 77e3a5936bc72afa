package org.cfgmgr.image;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cfgmgr.kernel.BootEntry;
import org.cfgmgr.kernel.Kernels;
import org.cfgmgr.kernel.Root;

/** An installed system below a directory, looked at and never changed. */
public final class SystemImage {
  /** Where boot partitions and EFI system partitions are mounted. */
  private static final List<String> BOOT_PLACES = List.of("", "boot/", "boot/efi/", "efi/");

  private final Path directory;
  private final Root root;

  private SystemImage(Path directory) {
    this.directory = directory;
    this.root = new Root(directory);
  }

  /**
   * Opens a system.
   *
   * @throws ImageException when there is none: no such directory, a disk image, a directory without
   *     {@code etc}, or one of its file systems is not mounted; the message says what to do
   */
  public static SystemImage open(Path directory) {
    if (!Files.exists(directory)) {
      throw new ImageException(directory + ": no such directory");
    }
    if (!Files.isDirectory(directory)) {
      throw new ImageException(DiskImage.hint(directory));
    }
    if (!Files.isDirectory(directory.resolve("etc"))) {
      throw new ImageException(
          directory + ": holds no etc, so it is not the root of an installed system");
    }
    SystemImage image = new SystemImage(directory);
    List.of("/boot", "/usr").forEach(image::mustBeMounted);
    return image;
  }

  private void mustBeMounted(String place) {
    Optional<Fstab.Entry> own = fstab().at(place);
    if (own.isPresent() && root.list(place.substring(1)).isEmpty()) {
      throw new ImageException(
          "%s: %s is a file system of its own (%s) and is empty here: mount it read-only at %s%s"
              .formatted(directory, place, own.get().source(), directory, place));
    }
  }

  public Path directory() {
    return directory;
  }

  public Root root() {
    return root;
  }

  public Kernels kernels() {
    return Kernels.of(directory, false);
  }

  public boolean has(String path) {
    return root.find(path).isPresent();
  }

  /** A file that a boot entry names, which begins at the partition that the boot loader reads. */
  public Optional<Path> bootFile(String path) {
    String relative = path.replaceFirst("^\\([^)]*\\)", "").replaceFirst("^/+", "");
    return BOOT_PLACES.stream()
        .flatMap(place -> root.find(place + relative).stream())
        .filter(Files::isRegularFile)
        .findFirst();
  }

  /** The initramfs of a boot entry, empty when the entry has none. */
  public List<Path> initrds(BootEntry entry) {
    List<Path> files = new ArrayList<>();
    entry.initrds().forEach(path -> bootFile(path).ifPresent(files::add));
    return files;
  }

  /** A file on a FAT partition, where the case of names does not count. */
  public Optional<Path> findIgnoringCase(String path) {
    String at = "";
    for (String part : path.split("/", -1)) {
      Optional<String> name =
          root.list(at).stream()
              .filter(entry -> entry.toLowerCase(Locale.ROOT).equals(part.toLowerCase(Locale.ROOT)))
              .findFirst();
      if (name.isEmpty()) {
        return Optional.empty();
      }
      at = at.isEmpty() ? name.get() : at + "/" + name.get();
    }
    return root.find(at);
  }

  /** The modules of an installed kernel; without any when it was not prepared by depmod. */
  public Modules modules(String release) {
    return Modules.parse(root.read("lib/modules/" + release + "/modules.dep").orElse(""));
  }

  /** Where a module's file is. */
  public Optional<Path> moduleFile(String release, String module) {
    return modules(release)
        .file(module)
        .flatMap(file -> root.find("lib/modules/" + release + "/" + file));
  }

  /** Whether a kernel would find this firmware on the mounted root. */
  public boolean hasFirmware(String release, String name) {
    return Firmware.places(release, name).anyMatch(this::has);
  }

  public Fstab fstab() {
    return Fstab.read(root);
  }

  @Override
  public String toString() {
    return directory.toString();
  }
}

package org.cfgmgr.preflight;

import static org.cfgmgr.preflight.Check.Stage.BOOT;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cfgmgr.image.Fstab;
import org.cfgmgr.image.Initramfs;
import org.cfgmgr.image.Initramfs.Generator;
import org.cfgmgr.kernel.Candidate;
import org.cfgmgr.preflight.DeviceName.Kind;
import org.cfgmgr.preflight.Disks.Place;

/** Whether the root file system is named so that it is found, and can be mounted. */
final class RootCheck {
  private static final String NAME = "root";
  private static final String FILE_SYSTEM = "file system";

  private final Case all;
  private final Survival survival;
  private final Optional<Fstab.Entry> line;

  RootCheck(Case all, List<Place> places) {
    this.all = all;
    this.survival = new Survival(new Disks(all.machine()), places);
    this.line = all.image().fstab().at("/");
  }

  List<Check> checks() {
    List<Check> checks = new ArrayList<>();
    String root = all.commandLine().value("root").orElse("");
    checks.add(root.isEmpty() ? unnamed() : named(root));
    layers(DeviceName.of(root)).ifPresent(checks::add);
    fileSystem().ifPresent(checks::add);
    return checks;
  }

  private Check unnamed() {
    boolean panics = generator() == Generator.INITRAMFS_TOOLS || all.initramfs().isEmpty();
    return panics
        ? Check.fail(
            NAME,
            BOOT,
            "no root= on the kernel command line",
            "give root=UUID=... in " + all.image() + "/etc/default/grub, then " + update())
        : Check.unknown(
            NAME,
            BOOT,
            "no root= on the kernel command line; the initramfs must know it",
            "see what it does by hand");
  }

  private Generator generator() {
    return all.initramfs().map(Initramfs::generator).orElse(Generator.OTHER);
  }

  private Check named(String root) {
    DeviceName name = DeviceName.of(root);
    String problem = all.initramfs().isPresent() ? survival.problem(name) : alone(name, root);
    if (!problem.isEmpty()) {
      return Check.fail(NAME, BOOT, "root=" + root + ": " + problem, byUuid());
    }
    Optional<String> listed = line.map(Fstab.Entry::source).flatMap(RootCheck::uuid);
    boolean other = uuid(root).filter(id -> !listed.orElse(id).equals(id)).isPresent();
    if (other) {
      return Check.warn(
          NAME,
          BOOT,
          "root=%s, but %s in fstab: one of them is of another file system"
              .formatted(root, line.map(Fstab.Entry::source).orElse("")),
          update());
    }
    return name.kind() == Kind.OTHER ? elsewhere(root) : judged(name, root);
  }

  private Check judged(DeviceName name, String root) {
    if (survival.hangsOnChance(name)) {
      return Check.unknown(
          NAME, BOOT, "root=" + root + ": the machine has several such disks", byUuid());
    }
    return switch (name.kind()) {
      case KERNEL ->
          Check.warn(NAME, BOOT, "root=" + root + " is the only such disk by chance", byUuid());
      default -> Check.ok(NAME, BOOT, "root=" + root + " moves with the disk");
    };
  }

  private static Check elsewhere(String root) {
    return Check.unknown(
        NAME, BOOT, "root=" + root + " is no disk of this machine", "see it by hand");
  }

  private static Optional<String> uuid(String text) {
    return DeviceName.of(text.replaceFirst("^/dev/disk/by-uuid/", "UUID=")).uuid();
  }

  /** The kernel itself knows partitions and their numbers, not what is in them. */
  private String alone(DeviceName name, String root) {
    boolean knows = name.kind() == Kind.KERNEL || root.startsWith("PARTUUID=");
    return knows
        ? survival.problem(name)
        : "without an initramfs the kernel finds its root by PARTUUID= or by name only";
  }

  private String byUuid() {
    return "remove GRUB_DISABLE_LINUX_UUID from %s/etc/default/grub, name / by UUID= in fstab, then %s"
        .formatted(all.image(), update());
  }

  private String update() {
    return all.within("update-grub");
  }

  /** What must be put together before the file system is there. */
  private Optional<Check> layers(DeviceName name) {
    if (all.initramfs().isEmpty()) {
      return Optional.empty();
    }
    return new LayerCheck(all, survival).check(name, line.map(Fstab.Entry::source).orElse(""));
  }

  private Optional<Check> fileSystem() {
    String type =
        all.commandLine()
            .value("rootfstype")
            .or(() -> line.map(Fstab.Entry::type))
            .filter(known -> !known.equals("auto"))
            .orElse("");
    if (type.isEmpty()) {
      return Optional.of(
          Check.warn(
              FILE_SYSTEM, BOOT, "fstab does not say what type / is, so it was left out", ""));
    }
    List<Lack> lacks = fileSystem(type);
    String reasons = Lack.texts(lacks);
    return Optional.of(
        lacks.isEmpty()
            ? Check.ok(FILE_SYSTEM, BOOT, type + ": known to the kernel and its initramfs")
            : Check.fail(FILE_SYSTEM, BOOT, reasons, new StorageRemedy(all).of(lacks)));
  }

  private List<Lack> fileSystem(String type) {
    Drivers drivers = new Drivers(all, new EarlyStore(all));
    String module =
        all.kernel().candidates("fs-" + type).stream()
            .map(Candidate::module)
            .findFirst()
            .orElse(type);
    return drivers.module(module, "the root file system");
  }
}

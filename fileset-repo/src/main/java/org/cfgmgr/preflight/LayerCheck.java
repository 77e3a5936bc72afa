package org.cfgmgr.preflight;

import static org.cfgmgr.preflight.Check.Stage.BOOT;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cfgmgr.image.Initramfs;
import org.cfgmgr.kernel.Fnmatch;
import org.cfgmgr.preflight.DeviceName.Kind;

/** Logical volumes, encryption and software RAID below the root file system. */
final class LayerCheck {
  private static final String NAME = "root layers";
  private static final List<String> CRYPTTABS = List.of("cryptroot/crypttab", "etc/crypttab");
  private static final String DEVICES = "etc/lvm/devices/system.devices";

  private final Case all;
  private final Initramfs initramfs;
  private final Survival survival;
  private final List<String> problems = new ArrayList<>();
  private final List<Lack> lacks = new ArrayList<>();

  LayerCheck(Case all, Survival survival) {
    this.all = all;
    this.initramfs = all.initramfs().orElseThrow();
    this.survival = survival;
  }

  /**
   * Checks what a root needs.
   *
   * @param root as the kernel command line names it
   * @param listed as fstab names it, which tells more when the former is by UUID
   */
  Optional<Check> check(DeviceName root, String listed) {
    DeviceName name = DeviceName.of(listed).kind() == Kind.MAPPER ? DeviceName.of(listed) : root;
    Optional<String> encrypted = encrypted(name);
    if (encrypted.isPresent()) {
      encryption(encrypted.get());
    } else if (name.kind() == Kind.MAPPER) {
      volume();
    } else if (name.kind() == Kind.RAID) {
      raid();
    } else {
      return Optional.empty();
    }
    return Optional.of(judge(name));
  }

  private Check judge(DeviceName name) {
    lacks.forEach(lack -> problems.add(lack.text()));
    return problems.isEmpty()
        ? Check.ok(NAME, BOOT, name.value() + ": the initramfs puts it together")
        : Check.fail(
            NAME,
            BOOT,
            name.value() + ": " + String.join("; ", problems),
            new StorageRemedy(all).of(lacks));
  }

  /** The line of crypttab that makes a device of this name, below LVM the first one. */
  private Optional<String> encrypted(DeviceName name) {
    List<String> lines =
        all.image()
            .root()
            .read("etc/crypttab")
            .orElse("")
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .toList();
    Optional<String> own =
        lines.stream().filter(line -> target(line).equals(name.value())).findFirst();
    boolean carries = name.kind() == Kind.MAPPER && initramfs.has(CRYPTTABS.get(0));
    return own.or(
        () -> lines.stream().findFirst().filter(line -> carries && inInitramfs(target(line))));
  }

  private static String target(String line) {
    return List.of(line.split("\\s+", -1)).get(0);
  }

  private boolean inInitramfs(String target) {
    return CRYPTTABS.stream()
        .flatMap(file -> initramfs.text(file).orElse("").lines())
        .anyMatch(line -> target(line.strip()).equals(target));
  }

  private void encryption(String line) {
    List<String> words = List.of(line.split("\\s+", -1));
    module("dm_crypt");
    if (!inInitramfs(words.get(0))) {
      problems.add("the initramfs has no crypttab line for it");
    }
    if (!initramfs.has("sbin/cryptsetup")
        && !initramfs.hasBelow("lib/systemd/systemd-cryptsetup")) {
      problems.add("the initramfs has no cryptsetup");
    }
    String source = words.size() > 1 ? words.get(1) : "";
    String moved = survival.problem(DeviceName.of(source));
    if (!moved.isEmpty()) {
      problems.add("crypttab names its disk " + source + ": " + moved);
    }
  }

  private void volume() {
    module("dm_mod");
    if (!initramfs.has("sbin/lvm") && !initramfs.has("bin/lvm")) {
      problems.add("the initramfs has no lvm");
    }
    String devices = initramfs.text(DEVICES).orElse("");
    if (Fnmatch.matches("*IDTYPE=sys_*", devices.replace('\n', ' '))) {
      problems.add("lvm there is told to look at the old machine's disks only (" + DEVICES + ")");
    }
  }

  private void raid() {
    module("md_mod");
    if (!initramfs.has("sbin/mdadm")) {
      problems.add("the initramfs has no mdadm");
    }
    boolean level =
        initramfs.modules(all.release()).stream().anyMatch(name -> name.startsWith("raid"))
            || List.of("raid0", "raid1", "raid10", "raid456").stream()
                .anyMatch(all.kernel()::builtIn);
    if (!level) {
      problems.add("the initramfs has no RAID level's module");
    }
  }

  private void module(String name) {
    lacks.addAll(new Drivers(all, new EarlyStore(all)).module(name, "the root"));
  }
}

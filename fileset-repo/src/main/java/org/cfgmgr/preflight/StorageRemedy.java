package org.cfgmgr.preflight;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.cfgmgr.image.Initramfs;
import org.cfgmgr.image.Initramfs.Generator;

/** What to do about a disk that is not reached. */
final class StorageRemedy {
  private final Case all;

  StorageRemedy(Case all) {
    this.all = all;
  }

  String of(List<Lack> lacks) {
    List<String> steps = new ArrayList<>();
    if (lacks.stream().anyMatch(lack -> lack.kind() == Lack.Kind.NO_DRIVER)) {
      return otherKernel();
    }
    Set<String> modules = new TreeSet<>();
    Set<String> blocked = new TreeSet<>();
    lacks.forEach(
        lack -> (lack.kind() == Lack.Kind.BLOCKED ? blocked : modules).add(lack.module()));
    if (!blocked.isEmpty()) {
      steps.add("let " + String.join(", ", blocked) + " be loaded (modprobe.d, command line)");
    }
    steps.add(rebuild(modules));
    return String.join("; ", steps);
  }

  /** The kernel is the thing that is missing. */
  String otherKernel() {
    String release = all.release();
    String full = release.replace("-cloud-", "-").replace("-rt-", "-");
    boolean installed = all.image().kernels().releases().contains(full);
    if (!full.equals(release) && installed) {
      return "make kernel " + full + ", which is installed, the default of the boot loader";
    }
    return "install "
        + (full.equals(release)
            ? "a kernel that has the driver"
            : "linux-image-" + architecture(full))
        + " in the image, rebuild its initramfs and make it the boot loader's default";
  }

  private static String architecture(String release) {
    return release.substring(release.lastIndexOf('-') + 1);
  }

  private String rebuild(Set<String> modules) {
    Optional<Initramfs> initramfs = all.initramfs();
    if (initramfs.filter(made -> made.generator() == Generator.DRACUT).isPresent()) {
      String drivers =
          modules.isEmpty() ? "" : " --add-drivers \"" + String.join(" ", modules) + "\"";
      return all.within("dracut --force --no-hostonly" + drivers + " --kver " + all.release());
    }
    String modes = initramfs.map(made -> made.setting("MODULES")).orElse("");
    String most = modes.isEmpty() || modes.equals("most") ? "" : " with MODULES=most";
    String add =
        most.isEmpty() && !modules.isEmpty()
            ? "add %s to %s/etc/initramfs-tools/modules, then "
                .formatted(String.join(", ", modules), all.image())
            : "";
    return add + all.rebuild() + most;
  }
}

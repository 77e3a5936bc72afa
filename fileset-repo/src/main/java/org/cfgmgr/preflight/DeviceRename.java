package org.cfgmgr.preflight;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cfgmgr.image.Fstab;
import org.cfgmgr.preflight.DeviceName.Kind;
import org.cfgmgr.preflight.Repair.Edit;
import org.cfgmgr.preflight.Repair.Line;

/** Lines of fstab and crypttab that name a device as the old machine did. */
final class DeviceRename {
  private static final String FSTAB = "etc/fstab";
  private static final String CRYPTTAB = "etc/crypttab";
  private static final String CONTENT = "UUID=[0-9a-fA-F-]+";

  private final Case all;
  private final Survival survival;

  DeviceRename(Case all) {
    Disks disks = new Disks(all.machine());
    this.all = all;
    this.survival = new Survival(disks, disks.candidates());
  }

  void add(List<Edit> edits, List<String> told) {
    for (Fstab.Entry entry : all.image().fstab().entries()) {
      String problem = problem(entry.source());
      Optional<Edit> edit =
          entry.target().equals("/") && !problem.isEmpty() ? byUuid(entry) : Optional.empty();
      edit.ifPresent(edits::add);
      if (edit.isEmpty() && !problem.isEmpty()) {
        told.add(text(FSTAB, entry.line(), entry.source(), problem));
      }
    }
    crypttab(told);
  }

  /** The names that hang on the machine, whether or not they lead somewhere on this one. */
  private String problem(String source) {
    DeviceName name = DeviceName.of(source);
    String problem = survival.problem(name);
    boolean chance = problem.isEmpty() && name.kind() == Kind.KERNEL;
    return chance ? "the kernel numbers disks as it finds them" : problem;
  }

  /** The boot menu names the same file system by what is in it. */
  private Optional<Edit> byUuid(Fstab.Entry entry) {
    String root = all.commandLine().value("root").orElse("");
    Optional<Path> file = all.image().root().find(FSTAB);
    if (!root.matches(CONTENT) || file.isEmpty()) {
      return Optional.empty();
    }
    String before = all.image().root().read(FSTAB).orElse("").split("\n", -1)[entry.line() - 1];
    String after = before.replace(entry.source(), root);
    return before.equals(after)
        ? Optional.empty()
        : Optional.of(new Edit(file.get(), List.of(new Line(entry.line(), before, after))));
  }

  private void crypttab(List<String> told) {
    int number = 0;
    for (String line : all.image().root().read(CRYPTTAB).orElse("").lines().toList()) {
      number++;
      String[] words = line.strip().split("\\s+", -1);
      boolean entry = words.length > 1 && !words[0].startsWith("#");
      String problem = entry ? problem(words[1]) : "";
      if (!problem.isEmpty()) {
        told.add(text(CRYPTTAB, number, words[1], problem));
      }
    }
  }

  private String text(String file, int line, String source, String problem) {
    Path path = all.image().directory().resolve(file);
    return "%s:%d: %s: %s; name it by UUID=".formatted(path, line, source, problem);
  }
}

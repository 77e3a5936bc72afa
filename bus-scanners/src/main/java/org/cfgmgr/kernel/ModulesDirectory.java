package org.cfgmgr.kernel;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** One {@code /lib/modules/RELEASE}, which may be absent. */
final class ModulesDirectory {
  private static final List<String> PARENTS = List.of("usr/lib/modules", "lib/modules");

  private final Root root;
  private final String release;
  private final Optional<Path> path;
  private final boolean monolithic;
  private final List<String> problems = new CopyOnWriteArrayList<>();

  private ModulesDirectory(Root root, String release, Optional<Path> path) {
    this.root = root;
    this.release = release;
    this.path = path;
    this.monolithic = path.isEmpty() && !release.isEmpty() && isMonolithic();
    if (path.isEmpty() && !monolithic) {
      problems.add(absent());
    }
  }

  static ModulesDirectory find(Root root, String release) {
    Optional<Path> found =
        PARENTS.stream()
            .filter(parent -> !release.isEmpty())
            .flatMap(parent -> root.find(parent + "/" + release).stream())
            .findFirst();
    return new ModulesDirectory(root, release, found);
  }

  Optional<Path> path() {
    return path;
  }

  /** For people: where the modules are, or why there are none. */
  String describe() {
    return path.map(found -> "kernel " + release + ", modules in " + found)
        .orElseGet(() -> monolithic ? "kernel " + release + ", without modules" : absent());
  }

  /** What is wrong, which a look-up may add to. */
  List<String> problems() {
    return problems;
  }

  AliasIndex aliases() {
    AliasIndex index = index("modules.alias.bin", "modules.alias", AliasTable::ofText);
    if (path.isPresent() && index == AliasIndex.NONE) {
      problems.add(path.get() + ": has no modules.alias.bin and no modules.alias: " + remedy());
    }
    return index;
  }

  AliasIndex builtInAliases() {
    return index("modules.builtin.alias.bin", "modules.builtin.modinfo", AliasTable::ofModinfo);
  }

  /** The names of the built-in modules, folded. */
  List<String> builtIn() {
    List<String> names = new ArrayList<>();
    for (String line : text("modules.builtin").orElse("").lines().toList()) {
      String file = line.substring(line.lastIndexOf('/') + 1);
      int dot = file.indexOf(".ko");
      names.add(ModuleNames.fold(dot < 0 ? file : file.substring(0, dot)));
    }
    return names;
  }

  private AliasIndex index(String binary, String plain, Function<String, AliasIndex> parse) {
    Optional<Path> file = file(binary);
    if (file.isEmpty()) {
      return text(plain).map(parse).orElse(AliasIndex.NONE);
    }
    return new RepairedIndex(
        () -> BinaryAliasIndex.read(file.get()),
        () -> text(plain).map(parse).orElse(AliasIndex.NONE),
        problem -> problems.add(problem + (file(plain).isPresent() ? "; used " + plain : "")));
  }

  private Optional<Path> file(String name) {
    return path.map(found -> found.resolve(name)).filter(Files::isRegularFile);
  }

  private Optional<String> text(String name) {
    return file(name).flatMap(Root::text);
  }

  private String absent() {
    return release.isEmpty()
        ? "no kernel is installed below " + root
        : "no /lib/modules/" + release + " below " + root + ": install that kernel's package";
  }

  private String remedy() {
    return "run depmod -b " + root + " " + release;
  }

  /** A kernel that runs and shows no list of modules, or whose configuration says so. */
  private boolean isMonolithic() {
    boolean running =
        root.read("proc/sys/kernel/osrelease").map(String::strip).orElse("").equals(release);
    if (running && root.find("proc/modules").isEmpty()) {
      return true;
    }
    return root.read("boot/config-" + release)
        .map(text -> text.contains("# CONFIG_MODULES is not set"))
        .orElse(false);
  }
}

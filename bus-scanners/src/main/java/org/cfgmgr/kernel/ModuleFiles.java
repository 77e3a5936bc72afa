package org.cfgmgr.kernel;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The modules of an installed kernel as files, each read when it is first asked for. A file that is
 * not there or damaged is as good as none, and {@link #problems} says why.
 */
public final class ModuleFiles {
  private static final List<String> PARENTS = List.of("usr/lib/modules/", "lib/modules/");

  private final Root root;
  private final String directory;
  private final AliasIndex dependencies;
  private final List<String> problems = new CopyOnWriteArrayList<>();
  private final Map<String, Optional<ModuleInfo>> known = new ConcurrentHashMap<>();
  private @Nullable Map<String, ModuleInfo> builtIn;

  private ModuleFiles(Root root, String release) {
    this.root = root;
    String found = PARENTS.get(1) + release;
    for (String parent : PARENTS) {
      if (root.find(parent + release).isPresent()) {
        found = parent + release;
        break;
      }
    }
    directory = found;
    dependencies = dependencies();
  }

  /**
   * The modules of a kernel.
   *
   * @param root of the system it is installed in
   * @param release as {@code uname -r} prints it
   */
  public static ModuleFiles open(Path root, String release) {
    return new ModuleFiles(new Root(root), release);
  }

  /**
   * What a module says of itself; empty when the kernel has none of that name, or it cannot be
   * read. A built-in one is found too.
   */
  public Optional<ModuleInfo> info(String module) {
    return known.computeIfAbsent(ModuleNames.fold(module), this::read);
  }

  /** The firmware that a module itself may ask for; see {@link ModuleInfo#firmware}. */
  public List<String> declaredFirmware(String module) {
    return info(module).map(ModuleInfo::firmware).orElse(List.of());
  }

  /** The file of a loadable module, by depmod's list, in which {@code updates/} goes first. */
  public Optional<Path> file(String module) {
    return line(ModuleNames.fold(module)).flatMap(this::located);
  }

  /** What could not be read, one line each. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  private Optional<ModuleInfo> read(String module) {
    Optional<String> line = line(module);
    if (line.isEmpty()) {
      return Optional.ofNullable(builtIn().get(module));
    }
    Optional<Path> file = located(line.get());
    if (file.isEmpty()) {
      problems.add(
          "/%s: modules.dep names %s, which is not there: run depmod"
              .formatted(directory, path(line.get())));
      return Optional.empty();
    }
    try {
      return Optional.of(ModuleInfo.read(file.get()));
    } catch (KernelException e) {
      problems.add(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private Optional<String> line(String module) {
    return dependencies.lookup(module).stream().map(AliasMatch::module).findFirst();
  }

  private Optional<Path> located(String line) {
    String path = path(line);
    return root.find(path.startsWith("/") ? path : directory + "/" + path)
        .filter(Files::isRegularFile);
  }

  private static String path(String line) {
    int colon = line.indexOf(':');
    return colon < 0 ? line : line.substring(0, colon);
  }

  private synchronized Map<String, ModuleInfo> builtIn() {
    Map<String, ModuleInfo> read = builtIn;
    if (read == null) {
      read = ModuleInfo.builtIn(root.read(directory + "/modules.builtin.modinfo").orElse(""));
      builtIn = read;
    }
    return read;
  }

  /** {@code modules.dep.bin} has the lines of {@code modules.dep} by the names of the modules. */
  private AliasIndex dependencies() {
    Optional<Path> binary = root.find(directory + "/modules.dep.bin").filter(Files::isRegularFile);
    return binary.isEmpty()
        ? text()
        : new RepairedIndex(() -> BinaryAliasIndex.read(binary.get()), this::text, problems::add);
  }

  private AliasIndex text() {
    Map<String, String> lines = new HashMap<>();
    for (String line : root.read(directory + "/modules.dep").orElse("").lines().toList()) {
      lines.putIfAbsent(ModuleInfo.nameOf(path(line)), line);
    }
    return name ->
        lines.containsKey(name)
            ? List.of(new AliasMatch(lines.getOrDefault(name, ""), name, 0))
            : List.of();
  }
}

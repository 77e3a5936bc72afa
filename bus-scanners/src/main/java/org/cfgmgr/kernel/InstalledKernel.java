package org.cfgmgr.kernel;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A kernel as it is installed below a root: its alias indices, its built-in modules, and what
 * {@code modprobe.d} and the kernel command line say about them.
 *
 * <p>Nothing here fails for a kernel that is not there or damaged: it then has fewer candidates, or
 * none, and {@link #problems} says why.
 */
public final class InstalledKernel implements KernelModules {
  private final String release;
  private final String description;
  private final AliasIndex modules;
  private final AliasIndex builtInAliases;
  private final Set<String> builtIn;
  private final ModprobeConfig config;
  private final List<String> problems;
  private final Map<String, List<Candidate>> known = new ConcurrentHashMap<>();

  private InstalledKernel(Root root, String release, String commandLine) {
    this.release = release;
    ModulesDirectory directory = ModulesDirectory.find(root, release);
    description = directory.describe();
    modules = directory.aliases();
    builtInAliases = directory.builtInAliases();
    builtIn = new HashSet<>(directory.builtIn());
    config = ModprobeReader.read(root, directory.path(), commandLine);
    problems = directory.problems();
  }

  /** A kernel whose command line is not known. */
  public static InstalledKernel open(Path root, String release) {
    return open(root, release, "");
  }

  /**
   * Opens a kernel.
   *
   * @param root of the system it is installed in, {@code /} for our own
   * @param release as {@code uname -r} prints it; "" for a system without a kernel
   * @param commandLine the kernel's; {@code modprobe.blacklist=} and {@code module_blacklist=}
   *     count
   */
  public static InstalledKernel open(Path root, String release, String commandLine) {
    return new InstalledKernel(
        new Root(root), requireNonNull(release, "release is null"), commandLine);
  }

  @Override
  public String release() {
    return release;
  }

  @Override
  public List<Candidate> candidates(String modalias) {
    return modalias.isEmpty() ? List.of() : known.computeIfAbsent(modalias, this::find);
  }

  @Override
  public boolean builtIn(String module) {
    return builtIn.contains(ModuleNames.fold(module));
  }

  @Override
  public String describe() {
    return description;
  }

  @Override
  public List<String> problems() {
    List<String> all = new ArrayList<>(problems);
    all.addAll(config.problems());
    return List.copyOf(all);
  }

  @Override
  public String why(Candidate candidate) {
    StringBuilder why = new StringBuilder("matches ").append(candidate.pattern());
    Ranking.bystander(candidate.module()).ifPresent(reason -> why.append("; ").append(reason));
    if (builtIn(candidate.module())) {
      why.append("; built in");
    }
    if (candidate.blacklisted()) {
      why.append("; not loaded by alias: ")
          .append(config.blockedBy(candidate.module()).orElse("modprobe.d: alias off"));
    }
    return why.toString();
  }

  /** The parameters {@code modprobe.d} gives a module, "" when none. */
  public String options(String module) {
    return config.options(module);
  }

  /** What modprobe loads before and after a module. */
  public SoftDependency softDependency(String module) {
    return config.softDependency(module);
  }

  private List<Candidate> find(String modalias) {
    List<AliasMatch> configured = config.aliases().lookup(modalias);
    List<AliasMatch> named = new ArrayList<>(configured);
    named.removeIf(match -> match.module().equals(ModprobeConfig.OFF));
    if (!named.isEmpty()) {
      return Ranking.rank(named, config, false);
    }
    List<AliasMatch> matches = new ArrayList<>(modules.lookup(modalias));
    matches.addAll(builtInAliases.lookup(modalias));
    BuiltInDrivers.lookup(modalias).stream()
        .filter(match -> builtIn(match.module()))
        .forEach(matches::add);
    return Ranking.rank(matches, config, !configured.isEmpty());
  }
}

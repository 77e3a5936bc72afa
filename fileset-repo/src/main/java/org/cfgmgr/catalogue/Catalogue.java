package org.cfgmgr.catalogue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.cfgmgr.kernel.KernelModules;

/**
 * What a distribution has for devices: device id pattern, kernels and modules that answer to it,
 * firmware that these ask for, packages that hold it. It is made once from the distribution's own
 * packages and lists, so that a machine needs neither these nor a network to say what it lacks.
 *
 * <p>A part of the file is read when it is first asked for; a look-up in a damaged part throws
 * {@link CatalogueException}.
 */
public final class Catalogue {
  private static final Catalogue NONE = new Catalogue(CatalogueFile.EMPTY);

  private final CatalogueFile file;
  private final Origin origin;
  private final Map<String, SoftwarePackage> packages = new LinkedHashMap<>();
  private final List<KernelBuild> kernels = new ArrayList<>();
  private final Map<String, SortedRows> aliases = new ConcurrentHashMap<>();
  private final Lazy<Modules> modules;
  private final Lazy<FirmwareFiles> firmware;
  private final Suggestions suggestions;

  private Catalogue(CatalogueFile file) {
    this.file = file;
    origin = Origin.of(file);
    file.rows(CatalogueFile.PACKAGES, 7).forEach(this::addPackage);
    file.rows(CatalogueFile.KERNELS, 3).forEach(this::addKernel);
    modules = new Lazy<>(() -> new Modules(file, kernels));
    firmware = new Lazy<>(() -> new FirmwareFiles(file));
    suggestions = new Suggestions(file, name -> software(name));
  }

  /**
   * Reads a catalogue.
   *
   * @throws CatalogueException when the file is none, or of a format that is not known
   */
  public static Catalogue read(Path file) {
    return new Catalogue(CatalogueFile.read(file));
  }

  /** A catalogue that knows nothing. */
  public static Catalogue none() {
    return NONE;
  }

  /** {@code debian-12}; "" when it was not known. */
  public String distribution() {
    return origin.distribution();
  }

  /** As the distribution names it: {@code amd64}; "" when it was not known. */
  public String architecture() {
    return origin.architecture();
  }

  /** What it was made from, sorted by name. */
  public List<Source> sources() {
    return origin.sources();
  }

  /** What was not at hand when it was made and what it therefore cannot tell, a sentence each. */
  public List<String> lacks() {
    return origin.lacks();
  }

  /** All kernels, oldest first. */
  public List<KernelBuild> kernels() {
    return List.copyOf(kernels);
  }

  /** The modules that answer to a modalias, each once, those that most likely drive it first. */
  public List<Offer> drivers(String modalias) {
    Map<String, String> patterns = new LinkedHashMap<>();
    Map<String, Long> masks = new HashMap<>();
    for (String[] row : table(CatalogueFile.bus(modalias)).matching(modalias)) {
      patterns.putIfAbsent(row[1], row[0]);
      masks.merge(row[1], Masks.parse(row[2]), (one, other) -> one | other);
    }
    List<Offer> offers = new ArrayList<>();
    patterns.forEach(
        (module, pattern) -> {
          long said = masks.getOrDefault(module, 0L);
          offers.add(new Offer(module, pattern, kernels(modules.get().having(module, said))));
        });
    offers.sort(Comparator.comparing(offer -> KernelModules.bystander(offer.module()).isPresent()));
    return List.copyOf(offers);
  }

  /** The modules of a kernel, built in or not, sorted by name. */
  public List<String> modules(KernelBuild kernel) {
    return modules.get().names(kernel);
  }

  /** Whether a kernel has a module, built in or not. */
  public boolean has(String module, KernelBuild kernel) {
    return modules.get().has(module, kernel);
  }

  /** Whether a module is part of the kernel itself. */
  public boolean builtIn(String module, KernelBuild kernel) {
    return modules.get().builtIn(module, kernel);
  }

  /**
   * The names of firmware below {@code /lib/firmware} that a module may ask for, some with {@code
   * *} in them; they are alternatives more often than a set.
   */
  public List<String> firmware(String module, KernelBuild kernel) {
    return modules.get().firmware(module, kernel);
  }

  /** The package that holds a file of firmware; of several that match wildcards, the first. */
  public Optional<SoftwarePackage> packageOf(String firmwareName) {
    return packagesOf(firmwareName).stream().findFirst();
  }

  /**
   * The packages that hold a file of firmware.
   *
   * @param firmwareName below {@code /lib/firmware}, without {@code .xz} or {@code .zst}; with
   *     wildcards of fnmatch(3), all files that match count
   */
  public List<SoftwarePackage> packagesOf(String firmwareName) {
    return firmware.get().packages(firmwareName).stream()
        .flatMap(name -> software(name).stream())
        .toList();
  }

  /** A package; only those that concern devices are known. */
  public Optional<SoftwarePackage> software(String name) {
    return Optional.ofNullable(packages.get(name));
  }

  /** All packages that are known, sorted by name. */
  public List<SoftwarePackage> software() {
    return List.copyOf(packages.values());
  }

  /** Packages that are said to be for a device, whatever its kernel has. */
  public List<Suggestion> suggestions(String modalias) {
    return suggestions(List.of(modalias));
  }

  /**
   * Packages that are said to be for a machine.
   *
   * @param modaliases of its devices, among them those of its processor ({@code
   *     /sys/devices/system/cpu/modalias}) and its firmware ({@code /sys/class/dmi/id/modalias}),
   *     which decide about microcode and guest agents; also {@code hypervisor:kvm}, by the names of
   *     systemd-detect-virt(1), and {@code lkmodule:NAME} for a loaded module
   */
  public List<Suggestion> suggestions(Collection<String> modaliases) {
    Set<Suggestion> found = new LinkedHashSet<>();
    modaliases.forEach(alias -> found.addAll(suggestions.of(alias, modaliases, false)));
    return List.copyOf(found);
  }

  /**
   * Packages of firmware that DEP-11 ties to a device. What its driver declares, {@link #firmware},
   * tells better which it needs; Debian makes this list no more after a release.
   */
  public List<Suggestion> announcedFirmware(String modalias) {
    return suggestions.of(modalias, List.of(modalias), true);
  }

  private SortedRows table(String bus) {
    return aliases.computeIfAbsent(
        bus, name -> new SortedRows(file, CatalogueFile.ALIASES + name, 3));
  }

  private List<KernelBuild> kernels(long mask) {
    return kernels.stream().filter(kernel -> Masks.has(mask, kernel.number())).toList();
  }

  private void addPackage(String[] row) {
    packages.put(
        row[0],
        new SoftwarePackage(
            row[0], row[1], row[2], row[3], file.number(row[4]), file.number(row[5]), row[6]));
  }

  private void addKernel(String[] row) {
    SoftwarePackage software =
        software(row[1]).orElseThrow(() -> file.damaged("it has no package " + row[1]));
    kernels.add(new KernelBuild(kernels.size(), row[0], software, row[2]));
  }
}

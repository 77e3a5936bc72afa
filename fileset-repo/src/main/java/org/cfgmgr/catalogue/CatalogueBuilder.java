package org.cfgmgr.catalogue;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.cfgmgr.catalogue.SuggestionRows.Reason;
import org.cfgmgr.kernel.Packed;
import org.cfgmgr.kernel.ReleaseOrder;

/**
 * Makes a catalogue of a directory that holds what a distribution publishes, in any arrangement:
 * packages of kernels (and of firmware, and {@code nvidia-detect}), lists of packages and of files,
 * DEP-11, {@code Release} files, packed or not. What is absent, the catalogue lacks, and says so.
 */
public final class CatalogueBuilder {
  /** Deeper than any archive is laid out. */
  private static final int DEEPEST = 12;

  private final String version;
  private final List<Rules.Rule> rules = new ArrayList<>();
  private final List<DebPackage> debs = new ArrayList<>();
  private final PackageList packages = new PackageList();
  private final FirmwareOwners firmware = new FirmwareOwners();
  private final SuggestionRows suggestions = new SuggestionRows();
  private final Map<String, ReleaseFile> releases = new HashMap<>();
  private final List<ListName> lists = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  /**
   * Starts with nothing.
   *
   * @param version of the program, which the catalogue tells
   */
  public CatalogueBuilder(String version) {
    this.version = version;
  }

  /**
   * Adds hand-written rules: stanzas {@code rule:} with {@code match} (alias patterns) or {@code
   * list} (a list of ids in {@code nvidia-detect}), {@code unless}, {@code package}, {@code why}
   * and {@code source}.
   *
   * @throws CatalogueException with every mistake in them
   */
  public CatalogueBuilder rules(Path file) {
    rules.addAll(Rules.read(file));
    return this;
  }

  /**
   * Adds all that a directory holds; other files in it are left alone.
   *
   * @param told is given the name of each file that is read
   * @throws CatalogueException when a file is not what its name says
   */
  public CatalogueBuilder directory(Path directory, Consumer<String> told) {
    for (Path file : files(directory)) {
      String name = directory.relativize(file).toString();
      if (name.endsWith(".deb")) {
        told.accept(name);
        deb(file);
      } else {
        ListName.of(name).ifPresent(list -> list(list, file, told));
      }
    }
    return this;
  }

  /**
   * The packages that the lists name and whose files a catalogue is made from: the kernel that each
   * meta package brings, and {@code nvidia-detect}.
   */
  public List<SoftwarePackage> wanted() {
    return Stream.concat(packages.metas().keySet().stream(), Stream.of(NvidiaIds.PACKAGE))
        .filter(name -> !name.endsWith("-dbg") && !name.endsWith("-unsigned"))
        .flatMap(name -> packages.find(name).stream())
        .toList();
  }

  /** What could not be read and is left out, one line each. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  /** The catalogue, as the bytes of its file; the same input gives the same bytes. */
  public byte[] build() {
    List<DebPackage> kernels = kernels();
    addRules();
    packages.claims().forEach((name, patterns) -> suggest(patterns, name, "Modaliases", false));
    CatalogueWriter writer = new CatalogueWriter();
    Map<String, String> metas = packages.metas();
    TreeSet<String> named = new TreeSet<>(suggestions.names());
    for (DebPackage kernel : kernels) {
      String meta = metas.getOrDefault(kernel.name(), kernel.name());
      writer.row(CatalogueFile.KERNELS, meta, kernel.name(), kernel.release());
      named.addAll(List.of(meta, kernel.name()));
      // What is built on the machine takes the headers of its kernel.
      Stream.of(meta, kernel.name())
          .map(image -> image.replace("linux-image-", "linux-headers-"))
          .filter(headers -> packages.find(headers).isPresent())
          .forEach(named::add);
    }
    firmware
        .all()
        .forEach(
            (file, owners) -> {
              writer.row(CatalogueFile.FIRMWARE, file, String.join(" ", owners));
              named.addAll(owners);
            });
    new KernelRows(kernels).writeTo(writer);
    suggestions.writeTo(writer);
    named.forEach(name -> software(name, writer));
    return writer.bytes(origin(kernels));
  }

  private void software(String name, CatalogueWriter writer) {
    SoftwarePackage software =
        packages.find(name).orElse(new SoftwarePackage(name, "", "", "", 0, 0, ""));
    writer.row(
        CatalogueFile.PACKAGES,
        name,
        software.version(),
        software.suite(),
        software.component(),
        Long.toString(software.downloadBytes()),
        Long.toString(software.installedBytes()),
        software.summary());
  }

  private static List<Path> files(Path directory) {
    try (Stream<Path> files = Files.walk(directory, DEEPEST)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException | java.io.UncheckedIOException e) {
      throw new CatalogueException(
          directory + ": cannot be read: " + e.getMessage() + ": name a directory with packages",
          e);
    }
  }

  private void deb(Path file) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      DebPackage deb = DebPackage.read(file.toString(), in);
      packages.add(deb, Files.size(file));
      problems.addAll(deb.problems());
      firmware.hold(deb.name(), deb.firmware());
      debs.add(deb);
    } catch (IOException e) {
      throw new CatalogueException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private void list(ListName name, Path file, Consumer<String> told) {
    told.accept(name.describe());
    try (InputStream packed = Files.newInputStream(file);
        InputStream in = Packed.unpack(packed)) {
      switch (name.kind()) {
        case PACKAGES -> packages.add(name.suite(), name.component(), new BoundedLines(in));
        case CONTENTS -> firmware.addContents(new BoundedLines(in));
        case RELEASE -> releases.put(name.suite(), ReleaseFile.read(new BoundedLines(in)));
        case DEP11 -> Dep11.read(file.toString(), in).forEach(this::component);
      }
      lists.add(name);
    } catch (IOException e) {
      throw new CatalogueException(
          file + ": cannot be read: " + e.getMessage() + ": fetch it again", e);
    }
  }

  private void component(Dep11.Component component) {
    firmware.announce(component.name(), component.firmware());
    suggest(component.modaliases(), component.name(), "DEP-11", component.isFirmware());
  }

  private void suggest(List<String> patterns, String name, String source, boolean isFirmware) {
    String why = isFirmware ? "holds firmware for this device" : "is for this device";
    Reason reason = new Reason(name, isFirmware, "", why, source);
    patterns.forEach(pattern -> suggestions.add(pattern, reason));
  }

  /** The kernels with one package each; an unsigned one is the stuff of a signed one. */
  private List<DebPackage> kernels() {
    Map<String, DebPackage> byName = new TreeMap<>(ReleaseOrder.OLDEST_FIRST);
    for (DebPackage deb : debs) {
      if (!deb.release().isEmpty()
          && deb.name().startsWith("linux-image-")
          && !deb.name().endsWith("-unsigned")) {
        byName.merge(deb.name(), deb, CatalogueBuilder::newer);
      }
    }
    return List.copyOf(byName.values());
  }

  private static DebPackage newer(DebPackage one, DebPackage other) {
    String version = one.field("Version");
    return DebianVersion.OLDEST_FIRST.compare(version, other.field("Version")) >= 0 ? one : other;
  }

  /** Where it is known which packages there are, rules for others say nothing. */
  private void addRules() {
    for (Rules.Rule rule : rules) {
      if (!has(ListName.Kind.PACKAGES) || packages.find(rule.name()).isPresent()) {
        Reason reason = new Reason(rule.name(), false, rule.unless(), rule.why(), rule.source());
        rule.patterns().forEach(pattern -> suggestions.add(pattern, reason));
        NvidiaIds.patterns(ids(rule.list()), ids(rule.except()))
            .forEach(pattern -> suggestions.add(pattern, reason));
      }
    }
  }

  private List<String> ids(String list) {
    return debs.stream().flatMap(deb -> deb.ids().getOrDefault(list, List.of()).stream()).toList();
  }

  private Origin origin(List<DebPackage> kernels) {
    TreeMap<String, Source> sources = new TreeMap<>();
    String distribution = "";
    for (ListName list : lists) {
      ReleaseFile release = releases.getOrDefault(list.suite(), ReleaseFile.NONE);
      distribution = distribution.isEmpty() ? release.distribution() : distribution;
      sources.put(list.describe(), new Source(list.describe(), release.date()));
    }
    String architecture = "";
    for (DebPackage deb : debs) {
      if (kernels.contains(deb) || !deb.ids().isEmpty() || !deb.firmware().isEmpty()) {
        String name = deb.name() + " " + deb.field("Version");
        sources.put(name, new Source(name, deb.date()));
      }
      architecture = kernels.contains(deb) ? deb.field("Architecture") : architecture;
    }
    return new Origin(
        distribution, architecture, version, List.copyOf(sources.values()), lacks(kernels));
  }

  private List<String> lacks(List<DebPackage> kernels) {
    List<String> lacks = new ArrayList<>();
    lack(lacks, !kernels.isEmpty(), "no kernel package: it cannot tell which kernel has a driver");
    lack(lacks, has(ListName.Kind.PACKAGES), "no Packages: sizes and components are not known");
    lack(
        lacks,
        !firmware.all().isEmpty(),
        "no Contents, no DEP-11 and no firmware package: firmware cannot be found in packages");
    lack(
        lacks,
        has(ListName.Kind.CONTENTS),
        "no Contents: firmware is found only in packages that DEP-11 lists or that were at hand");
    lack(lacks, has(ListName.Kind.DEP11), "no DEP-11: packages that name their devices there");
    lack(
        lacks,
        debs.stream().anyMatch(deb -> !deb.ids().isEmpty()),
        "no nvidia-detect: which NVIDIA cards the driver package is for");
    return lacks;
  }

  private boolean has(ListName.Kind kind) {
    return lists.stream().anyMatch(list -> list.kind() == kind);
  }

  private static void lack(List<String> lacks, boolean there, String what) {
    if (!there) {
      lacks.add(what);
    }
  }
}

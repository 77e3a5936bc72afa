package org.cfgmgr.daemon.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.cfgmgr.catalogue.CatalogueException;
import org.cfgmgr.catalogue.SoftwarePackage;
import org.cfgmgr.daemon.command.Terminal;
import org.cfgmgr.daemon.software.Catalogues;
import org.cfgmgr.method.Result;
import org.cfgmgr.method.act.Programs;
import org.cfgmgr.method.act.Workspace;

/**
 * Fetches what a catalogue is made from, by apt, and makes it. apt works in directories of its own
 * with the machine's settings (proxies, keys, credentials), but other sources, all lists, and none
 * of the machine's hooks: nothing of the machine's own apt is touched.
 */
final class Update {
  private static final String CACHE = "var/cache/cfgmgr/catalogue";
  private static final Duration LISTS = Duration.ofMinutes(30);
  private static final Duration PACKAGES = Duration.ofHours(2);
  private static final List<String> PROXIES = List.of("http_proxy", "https_proxy", "no_proxy");

  /** Read behind all other settings, so that it wins (apt-get(8), -c). */
  private static final String SETTINGS =
      """
      #clear APT::Update::Pre-Invoke;
      #clear APT::Update::Post-Invoke;
      #clear APT::Update::Post-Invoke-Success;
      Dir::State "%1$s/state";
      Dir::State::status "/var/lib/dpkg/status";
      Dir::Cache "%1$s/cache";
      Dir::Etc::sourcelist "%1$s/no-sources.list";
      Dir::Etc::sourceparts "%1$s/sources.list.d";
      Acquire::Languages "none";
      Acquire::GzipIndexes "true";
      Acquire::IndexTargets::deb::DEP-11 {
        MetaKey "$(COMPONENT)/dep11/Components-$(NATIVE_ARCHITECTURE).yml";
        ShortDescription "Components-$(NATIVE_ARCHITECTURE)";
        Description "$(RELEASE)/$(COMPONENT) $(NATIVE_ARCHITECTURE) DEP-11 Metadata";
        KeepCompressed "true";
        DefaultEnabled "true";
        Optional "true";
      };
      Acquire::IndexTargets::deb::Contents-deb {
        MetaKey "$(COMPONENT)/Contents-$(ARCHITECTURE)";
        ShortDescription "Contents-$(ARCHITECTURE)";
        Description "$(RELEASE)/$(COMPONENT) $(ARCHITECTURE) Contents (deb)";
        KeepCompressed "true";
        DefaultEnabled "true";
        PDiffs "false";
        Optional "true";
      };
      """;

  private final Path root;
  private final Terminal terminal;
  private final Build build;
  private final Workspace place;
  private final Programs programs;

  /** {@code root} is of the system whose sources are used. */
  Update(Path root, Terminal terminal, Build build, Optional<Path> cache) {
    this.root = root;
    this.terminal = terminal;
    this.build = build;
    place = new Workspace(cache.orElse(root.resolve(CACHE)));
    Map<String, String> environment = new HashMap<>(terminal.environment());
    environment.keySet().retainAll(PROXIES);
    programs = new Programs(environment);
    terminal.stop().whenAsked(programs::stop);
  }

  int run(Optional<Path> output) {
    Path target = output.orElse(Catalogues.own(root));
    try {
      prepare();
      tell("fetching the lists of packages and files");
      apt(place.path(""), LISTS, List.of("update"));
      build.add(place.path("state/lists"));
      fetch(build.builder().wanted());
      build.add(place.path("debs"));
    } catch (IOException e) {
      throw new CatalogueException(
          "cannot write in %s: %s: be root, or give --cache and --output"
              .formatted(place.path(""), e.getMessage()),
          e);
    }
    return build.write(target);
  }

  private void prepare() throws IOException {
    String codename = Catalogues.osRelease(root).getOrDefault("VERSION_CODENAME", "");
    Map<String, String> sources = new AptSources(codename).of(root.resolve("etc/apt"));
    if (sources.isEmpty()) {
      throw new CatalogueException(
          "no source of %s is in /etc/apt/sources.list and sources.list.d: add one, or use cfgmgr catalogue build"
              .formatted(codename.isEmpty() ? "a distribution with a code name" : codename));
    }
    for (String directory : List.of("state/lists/partial", "cache/archives/partial", "debs")) {
      place.directory(directory);
    }
    place.keep("sources.list.d", sources::containsKey);
    for (Map.Entry<String, String> source : sources.entrySet()) {
      place.write("sources.list.d/" + source.getKey(), source.getValue());
    }
    place.write("apt.conf", SETTINGS.formatted(place.path("")));
  }

  /** Fetches the packages that are not there yet, and removes those that are no more wanted. */
  private void fetch(List<SoftwarePackage> wanted) throws IOException {
    Set<String> there = new TreeSet<>();
    List<String> absent = new ArrayList<>(List.of("download"));
    long bytes = 0;
    for (SoftwarePackage software : wanted) {
      Optional<String> file = file(software);
      file.ifPresent(there::add);
      if (file.isEmpty()) {
        absent.add(software.name() + "=" + software.version());
        bytes += software.downloadBytes();
      }
    }
    place.keep("debs", there::contains);
    if (absent.size() > 1) {
      tell("fetching %d packages, %d MB".formatted(absent.size() - 1, bytes / 1_000_000));
      apt(place.path("debs"), PACKAGES, absent);
    }
  }

  /** The package's file if it was fetched whole; apt writes a colon in its name as %3a. */
  private Optional<String> file(SoftwarePackage software) throws IOException {
    String start = software.name() + "_" + software.version().replace(":", "%3a") + "_";
    try (var files = Files.list(place.directory("debs"))) {
      return files
          .filter(file -> file.toFile().length() == software.downloadBytes())
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.startsWith(start) && name.endsWith(".deb"))
          .findFirst();
    }
  }

  private void apt(Path directory, Duration limit, List<String> words) {
    List<String> call = new ArrayList<>();
    call.addAll(List.of("apt-get", "-q", "-c", place.path("apt.conf").toString()));
    call.addAll(words);
    Result result = programs.run(directory, limit, call);
    if (result.failed()) {
      throw new CatalogueException("apt-get " + words.get(0) + " failed:\n" + result.err().strip());
    }
    result.err().lines().filter(line -> line.startsWith("E:")).forEach(this::tell);
  }

  private void tell(String what) {
    terminal.out().println(what);
    terminal.out().flush();
  }
}

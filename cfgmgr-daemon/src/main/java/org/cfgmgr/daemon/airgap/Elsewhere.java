package org.cfgmgr.daemon.airgap;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cfgmgr.daemon.software.Catalogues;
import org.cfgmgr.kernel.Root;
import org.cfgmgr.method.act.Workspace;
import org.cfgmgr.plan.WantList;
import org.cfgmgr.source.SourceException;
import org.cfgmgr.source.Trouble;
import org.cfgmgr.system.AptSources;
import org.cfgmgr.system.SourceEntry;

/**
 * Settings with which this machine's apt works for another one: its architecture, its packages, the
 * suites of its release, the components that it wants. Keys, proxies and credentials are this
 * machine's, whose own lists, cache and status are not touched.
 */
final class Elsewhere {
  /** Read behind all other settings, so that it wins (apt-get(8), -c). */
  private static final String SETTINGS =
      """
      #clear APT::Update::Pre-Invoke;
      #clear APT::Update::Post-Invoke;
      #clear APT::Update::Post-Invoke-Success;
      #clear APT::Architectures;
      APT::Architecture "%2$s";
      APT::Architectures { %3$s };
      APT::Default-Release "";
      APT::Install-Recommends "false";
      Dir::State "%1$s/state";
      Dir::State::status "%1$s/status";
      Dir::Cache "%1$s/cache";
      Dir::Etc::sourcelist "%1$s/no-sources.list";
      Dir::Etc::sourceparts "%1$s/sources.list.d";
      Dir::Etc::preferences "%1$s/no-preferences";
      Dir::Etc::preferencesparts "%1$s/no-preferences.d";
      Acquire::Languages "none";
      """;

  private final Path root;
  private final WantList wanted;

  /** {@code root} is of the system whose sources are used. */
  Elsewhere(Path root, WantList wanted) {
    this.root = root;
    this.wanted = wanted;
  }

  /**
   * Writes them.
   *
   * @return the file for apt
   * @throws SourceException when this machine is of another distribution
   */
  Path settings(Workspace place) throws IOException {
    String sources = sources();
    for (String directory : List.of("state/lists/partial", "cache/archives/partial")) {
      place.directory(directory);
    }
    place.write("sources.list.d/wanted.sources", sources);
    place.write("status", wanted.status());
    String architectures =
        wanted.architectures().stream()
            .map(one -> "\"" + one + "\";")
            .collect(Collectors.joining(" "));
    place.write(
        "apt.conf",
        SETTINGS.formatted(place.path(""), wanted.architectures().get(0), architectures));
    return place.path("apt.conf");
  }

  private String sources() {
    Map<String, String> release = Catalogues.osRelease(root);
    String ours = release.getOrDefault("ID", "linux");
    String codename = release.getOrDefault("VERSION_CODENAME", "");
    if (!ours.equals(wanted.distribution())) {
      throw new SourceException(
          Trouble.OTHER,
          "the want list is of %s, and this machine's sources are of %s: fetch on one with %s"
              .formatted(wanted.distribution(), ours, wanted.distribution()));
    }
    List<SourceEntry> archive = AptSources.of(new Root(root)).archive(codename);
    if (archive.isEmpty()) {
      throw new SourceException(
          Trouble.OTHER,
          "no source of this machine gives main of %s: add one to /etc/apt/sources.list"
              .formatted(codename.isEmpty() ? "its release" : codename));
    }
    return archive.stream()
        .map(entry -> forWanted(entry, codename).stanza())
        .collect(Collectors.joining("\n"));
  }

  /** Suites of the other machine's release, all that it wants, for the architectures it has. */
  private SourceEntry forWanted(SourceEntry entry, String codename) {
    List<String> suites =
        entry.suites().stream()
            .map(suite -> wanted.release() + suite.substring(codename.length()))
            .toList();
    return entry.with(suites, List.copyOf(wanted.components())).without("Architectures");
  }
}

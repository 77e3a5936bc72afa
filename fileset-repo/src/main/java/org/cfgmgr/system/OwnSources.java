package org.cfgmgr.system;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cfgmgr.kernel.Root;

/**
 * A file of package sources that is cfgmgr's own: components of the archive which the
 * administrator's files leave out, from where they get the rest. Those files stay as they are.
 */
public final class OwnSources {
  /** Where it is. */
  public static final String FILE = "etc/apt/sources.list.d/cfgmgr.sources";

  private static final String HEAD =
      "# By cfgmgr: components of the archive that device software is in.\n";

  private OwnSources() {}

  /**
   * The file to be, with more components than now.
   *
   * @param codename of the system's release: {@code bookworm}
   * @return its text; empty when no source of the system gives the main component of that release
   */
  public static Optional<String> with(Root system, String codename, Set<String> components) {
    List<SourceEntry> archive = AptSources.of(system).archive(codename);
    if (archive.isEmpty()) {
      return Optional.empty();
    }
    List<String> wanted = components.stream().sorted().toList();
    return Optional.of(
        system.read(FILE).orElse(HEAD)
            + archive.stream()
                .map(entry -> "\n" + entry.with(entry.suites(), wanted).stanza())
                .collect(Collectors.joining()));
  }
}

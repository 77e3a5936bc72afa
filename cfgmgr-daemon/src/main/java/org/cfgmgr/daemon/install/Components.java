package org.cfgmgr.daemon.install;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.cfgmgr.daemon.software.Catalogues;
import org.cfgmgr.kernel.Root;
import org.cfgmgr.method.Action;
import org.cfgmgr.source.FilesetSource;
import org.cfgmgr.source.Offer;
import org.cfgmgr.source.SourceException;
import org.cfgmgr.system.OwnSources;

/**
 * Components of the archive that the sources of a system leave out. They are enabled in a file of
 * our own. When nothing comes of the installation, the file is taken back with the rest of it.
 */
final class Components {
  private final Path root;
  private final Set<String> missing;
  private final Consumer<Action> perform;

  /**
   * For a system.
   *
   * @param missing the components; none when nothing is to be done
   * @param perform does an action, or throws
   */
  Components(Path root, Set<String> missing, Consumer<Action> perform) {
    this.root = root;
    this.missing = missing;
    this.perform = perform;
  }

  /**
   * Asks a source that has them too.
   *
   * @param asking throws when nothing can be installed
   */
  Offer asked(FilesetSource source, Supplier<Offer> asking) {
    if (missing.isEmpty()) {
      return asking.get();
    }
    perform.accept(file());
    Optional<SourceException> unread = source.refresh();
    try {
      return asking.get();
    } catch (SourceException e) {
      throw unread.orElse(e);
    }
  }

  private Action.WriteFile file() {
    Root system = new Root(root);
    String codename = Catalogues.osRelease(root).getOrDefault("VERSION_CODENAME", "");
    String text =
        OwnSources.with(system, codename, missing)
            .orElseThrow(
                () ->
                    new InstallException(
                        "no source of the system gives main of %s, and so none is known for %s: add one to /etc/apt/sources.list, or give a directory: cfgmgr -i DIR"
                            .formatted(
                                codename.isEmpty() ? "its release" : codename,
                                String.join(", ", missing))));
    return new Action.WriteFile(root.resolve(OwnSources.FILE), text, system.read(OwnSources.FILE));
  }
}

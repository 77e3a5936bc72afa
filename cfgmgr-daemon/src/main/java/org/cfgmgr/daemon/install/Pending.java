package org.cfgmgr.daemon.install;

import java.nio.file.Path;
import java.util.Optional;
import org.cfgmgr.kernel.Root;
import org.cfgmgr.method.Action;

/** A kernel that is to prove itself: it is started once, and becomes the default when it works. */
final class Pending {
  private static final String FILE = "var/lib/cfgmgr/pending";
  private static final String KERNEL = "kernel ";

  private Pending() {}

  /** Writes down that a kernel is to be started once. */
  static Action file(Path root, String release) {
    return new Action.WriteFile(
        root.resolve(FILE), KERNEL + release + "\n", new Root(root).read(FILE));
  }

  /** The kernel that is to prove itself. */
  static Optional<String> kernel(Path root) {
    return new Root(root)
        .read(FILE)
        .map(String::strip)
        .filter(text -> text.startsWith(KERNEL))
        .map(text -> text.substring(KERNEL.length()));
  }

  /** It is over, well or not. */
  static Action over(Path root) {
    return new Action.DeleteFile(root.resolve(FILE), new Root(root).read(FILE).orElse(""));
  }
}

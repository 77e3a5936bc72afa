package org.cfgmgr.image.net;

import java.util.List;
import org.cfgmgr.kernel.Root;

/** Which units of systemd start at boot. */
final class Units {
  private static final List<String> TARGETS =
      List.of(
          "multi-user.target.wants",
          "network-online.target.wants",
          "sysinit.target.wants",
          "network.target.wants",
          "basic.target.wants",
          "cloud-init.target.wants");

  private static final List<String> DIRECTORIES =
      List.of("etc/systemd/system", "usr/lib/systemd/system", "lib/systemd/system");

  private Units() {}

  /** Whether a target that a boot reaches wants a unit, and nothing masks it. */
  static boolean enabled(Root root, String unit) {
    return !masked(root, unit)
        && DIRECTORIES.stream()
            .flatMap(directory -> TARGETS.stream().map(target -> directory + "/" + target))
            .anyMatch(directory -> root.list(directory).contains(unit));
  }

  /** A link to /dev/null, or an empty file. */
  private static boolean masked(Root root, String unit) {
    String file = "etc/systemd/system/" + unit;
    boolean named = root.list("etc/systemd/system").contains(unit);
    return named && root.read(file).orElse("").isEmpty();
  }
}

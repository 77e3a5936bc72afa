package org.cfgmgr.catalogue;

import java.util.Comparator;
import org.cfgmgr.kernel.ReleaseOrder;

/** Versions of packages (deb-version(7)): {@code EPOCH:UPSTREAM-REVISION}. */
final class DebianVersion {
  static final Comparator<String> OLDEST_FIRST =
      Comparator.comparing(DebianVersion::epoch, ReleaseOrder.OLDEST_FIRST)
          .thenComparing(DebianVersion::upstream, ReleaseOrder.OLDEST_FIRST)
          .thenComparing(DebianVersion::revision, ReleaseOrder.OLDEST_FIRST);

  private DebianVersion() {}

  private static String epoch(String version) {
    int colon = version.indexOf(':');
    return colon < 0 ? "0" : version.substring(0, colon);
  }

  private static String upstream(String version) {
    String rest = version.substring(version.indexOf(':') + 1);
    int dash = rest.lastIndexOf('-');
    return dash < 0 ? rest : rest.substring(0, dash);
  }

  private static String revision(String version) {
    int dash = version.lastIndexOf('-');
    return dash < 0 ? "0" : version.substring(dash + 1);
  }
}

package org.cfgmgr.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cfgmgr.kernel.Root;

/**
 * The packages of a system in the words of dpkg's status file, with only those fields on which
 * dependencies hang: apt elsewhere works out with them what this system would need.
 */
final class DpkgStatus {
  private static final String FILE = "var/lib/dpkg/status";
  private static final String STATUS = "Status: ";
  private static final String USUAL = "Status: install ok installed";

  /** Also those by which apt tells whether a version is the archive's (its VersionHash). */
  private static final Set<String> FIELDS =
      Set.of(
          "Package",
          "Status",
          "Essential",
          "Architecture",
          "Multi-Arch",
          "Version",
          "Installed-Size",
          "Provides",
          "Pre-Depends",
          "Depends",
          "Breaks",
          "Conflicts",
          "Replaces");

  private DpkgStatus() {}

  /**
   * That of a system, a stanza for each package that is installed; the usual status is left out.
   */
  static String of(Root system) {
    StringBuilder text = new StringBuilder();
    for (String stanza : system.read(FILE).orElse("").split("\n\n+", -1)) {
      List<String> kept = kept(stanza);
      if (kept.stream().anyMatch(line -> line.startsWith(STATUS) && line.endsWith(" installed"))) {
        kept.remove(USUAL);
        text.append(String.join("\n", kept)).append("\n\n");
      }
    }
    return text.toString();
  }

  private static List<String> kept(String stanza) {
    List<String> kept = new ArrayList<>();
    boolean wanted = false;
    for (String line : stanza.lines().toList()) {
      wanted = line.startsWith(" ") ? wanted : isField(line);
      if (wanted) {
        kept.add(line);
      }
    }
    return kept;
  }

  private static boolean isField(String line) {
    return FIELDS.contains(line.substring(0, Math.max(0, line.indexOf(':'))));
  }

  /** Whether a line may be of such a text. */
  static boolean mayHave(String line) {
    return line.isEmpty() || line.startsWith(" ") || isField(line);
  }

  /** As dpkg has it: with the status of every package. */
  static String complete(String text) {
    StringBuilder status = new StringBuilder();
    for (String stanza : text.split("\n\n+", -1)) {
      if (!stanza.isBlank()) {
        boolean usual = stanza.lines().noneMatch(line -> line.startsWith(STATUS));
        status.append(stanza.strip()).append('\n').append(usual ? USUAL + "\n" : "").append('\n');
      }
    }
    return status.toString();
  }
}

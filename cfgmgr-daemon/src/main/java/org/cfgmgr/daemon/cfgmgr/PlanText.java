package org.cfgmgr.daemon.cfgmgr;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Set;
import org.cfgmgr.catalogue.SoftwarePackage;
import org.cfgmgr.plan.Option;
import org.cfgmgr.plan.Plan;

/** Tells people what would be installed, why, and what else could be. */
final class PlanText {
  /** More alternatives than this are not shown. */
  private static final int ALTERNATIVES = 4;

  private final PrintStream out;

  PlanText(PrintStream out) {
    this.out = out;
  }

  /** A plan, for a system with so many bytes free on its disk. */
  void print(Plan plan, long free) {
    Option chosen = plan.chosen();
    out.println(
        plan.isEmpty()
            ? "plan: nothing that is known would help"
            : "plan: " + kernel(chosen) + ", " + size(chosen));
    chosen.packages().forEach(this::print);
    names("  gives", chosen.gained());
    names("  takes away", chosen.lost());
    names("  leaves as they are", chosen.left());
    names("  firmware that no package known has, for", chosen.wanting());
    if (!chosen.idle().isEmpty() && !chosen.change()) {
      names("  hardly anybody uses", chosen.idle());
    }
    if (chosen.installedBytes() > free) {
      out.println("  does not fit: only " + megabytes(free) + " are free on the disk");
    }
    plan.components()
        .forEach(one -> out.println("  needs the component " + one + " of the archive"));
    plan.licensed()
        .forEach(one -> out.println("  consent: " + one.name() + " is not free software"));
    plan.alternatives().stream().limit(ALTERNATIVES).forEach(this::alternative);
  }

  private void print(Option.Choice choice) {
    SoftwarePackage software = choice.software();
    String reason = choice.devices().isEmpty() ? "" : ", for " + String.join(" ", choice.devices());
    out.println("  install " + software.name() + " " + software.version() + reason);
  }

  private void alternative(Option option) {
    out.println(
        "  or "
            + kernel(option)
            + ": gives "
            + option.gained().size()
            + ", takes away "
            + option.lost().size()
            + ", "
            + size(option));
  }

  private static String kernel(Option option) {
    return "kernel " + option.release() + (option.change() ? " (reboot)" : " (as now)");
  }

  private static String size(Option option) {
    int count = option.packages().size();
    return count
        + (count == 1 ? " package, " : " packages, ")
        + megabytes(option.downloadBytes())
        + " to fetch, "
        + megabytes(option.installedBytes())
        + " on the disk";
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }

  private void names(String what, Set<String> names) {
    if (!names.isEmpty()) {
      out.println(what + ": " + String.join(" ", names));
    }
  }
}

package org.cfgmgr.preflight;

import static org.cfgmgr.preflight.Check.Stage.REACH;

import java.util.ArrayList;
import java.util.List;
import org.cfgmgr.image.Fstab;
import org.cfgmgr.preflight.Disks.Place;

/**
 * Whether what else is mounted is found: systemd waits 90 seconds for a device that does not come,
 * then stops in its emergency mode, without a network, unless {@code nofail} says otherwise.
 */
final class FstabCheck {
  private static final String NAME = "fstab";

  private final Case all;
  private final Survival survival;

  FstabCheck(Case all, List<Place> places) {
    this.all = all;
    this.survival = new Survival(new Disks(all.machine()), places);
  }

  Check check() {
    List<String> stops = new ArrayList<>();
    List<String> waits = new ArrayList<>();
    for (Fstab.Entry entry : all.image().fstab().entries()) {
      String problem = survival.problem(DeviceName.of(entry.source()));
      if (!problem.isEmpty() && !entry.options().contains("noauto")) {
        boolean harmless = entry.mayFail() || entry.swap() || entry.target().equals("/");
        (harmless ? waits : stops).add(text(entry, problem));
      }
    }
    String remedy = "name it by UUID= in " + all.image() + "/etc/fstab, or give it nofail";
    if (!stops.isEmpty()) {
      return Check.fail(NAME, REACH, "the boot stops at " + String.join("; ", stops), remedy);
    }
    return waits.isEmpty()
        ? Check.ok(NAME, REACH, "no line stops the boot")
        : Check.warn(NAME, REACH, String.join("; ", waits), remedy);
  }

  private static String text(Fstab.Entry entry, String problem) {
    return "line %d, %s on %s: %s".formatted(entry.line(), entry.source(), entry.target(), problem);
  }
}

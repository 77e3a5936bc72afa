package org.cfgmgr.daemon.airgap;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.cfgmgr.daemon.software.Catalogues;
import org.cfgmgr.kernel.Root;
import org.cfgmgr.plan.DevicePackages;
import org.cfgmgr.plan.Plan;
import org.cfgmgr.plan.WantList;

/** Makes the want list of a machine. */
public final class Wants {
  private Wants() {}

  /**
   * Of what a plan needs, and what the system has.
   *
   * @param packages those of the plan, with what would do in their place
   */
  public static WantList of(Path root, Plan plan, DevicePackages packages) {
    Map<String, String> release = Catalogues.osRelease(root);
    Set<String> components = new TreeSet<>(Set.of("main"));
    plan.chosen().packages().forEach(choice -> components.add(choice.software().component()));
    components.remove("");
    return WantList.of(
        new Root(root),
        release.getOrDefault("ID", "linux"),
        release.getOrDefault("VERSION_CODENAME", ""),
        components,
        packages);
  }
}

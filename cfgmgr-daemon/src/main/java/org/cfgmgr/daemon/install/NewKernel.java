package org.cfgmgr.daemon.install;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.cfgmgr.daemon.site.Site;
import org.cfgmgr.kernel.Kernels;
import org.cfgmgr.method.Action;
import org.cfgmgr.method.Actuator;

/** A kernel that was started once, to prove itself. */
public final class NewKernel {
  private static final String ASKED = "run/reboot-required";

  private NewKernel() {}

  /** The one that is still to be started. */
  public static Optional<String> awaited(Path root) {
    return Pending.kernel(root);
  }

  /** Whether one waits to be started, or a package of the system asks for a reboot. */
  public static boolean isWaiting(Path root) {
    return awaited(root).isPresent() || Files.exists(root.resolve(ASKED));
  }

  /**
   * Makes it the default when it is the one that runs; says so when the boot loader went back to
   * the old one.
   *
   * @return what has become of it; empty when there was none
   * @throws InstallException when the boot menu cannot be made
   */
  public static Optional<String> settle(Site site, Actuator acting) {
    Optional<String> pending = Pending.kernel(site.root());
    if (pending.isEmpty()) {
      return Optional.empty();
    }
    Consumer<Action> perform = Performing.with(acting, line -> {});
    String kernel = pending.get();
    boolean runs = site.kernel().release().equals(kernel);
    if (runs) {
      new BootSteps(site.root(), site.hardware(), "", perform)
          .makeDefault(Kernels.of(site.root(), false), kernel);
    }
    perform.accept(Pending.over(site.root()));
    return Optional.of(
        runs
            ? "kernel " + kernel + " works, and is the default now"
            : "kernel "
                + kernel
                + " was started once and did not come up: "
                + site.kernel().release()
                + " runs, and stays the default");
  }
}

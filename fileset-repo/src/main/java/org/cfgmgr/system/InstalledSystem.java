package org.cfgmgr.system;

import java.util.List;
import org.cfgmgr.image.SystemImage;
import org.cfgmgr.kernel.InstalledKernel;

/**
 * An installed system, as far as device software is concerned.
 *
 * @param kernel the one that is to drive the devices
 * @param others that are installed beside it
 * @param image the files of the system
 * @param packages that are installed
 * @param sources where it gets more
 * @param log of the kernel, when it is the one that runs
 */
public record InstalledSystem(
    InstalledKernel kernel,
    List<InstalledKernel> others,
    SystemImage image,
    InstalledPackages packages,
    AptSources sources,
    KernelLog log) {
  public InstalledSystem {
    others = List.copyOf(others);
  }

  /** Whether a package of a component can be had; a system without any source is not judged. */
  public boolean offers(String component) {
    return sources.components().isEmpty() || sources.enabled(component);
  }
}

package org.cfgmgr.preflight;

import org.cfgmgr.image.SystemImage;

/** Whether a system has what EFI firmware starts that has never seen its disk. */
public final class EfiLoader {
  private EfiLoader() {}

  /** Whether a loader is where any firmware looks for one. */
  public static boolean isThere(SystemImage image) {
    return new EfiCheck(image).check().result() == Check.Result.OK;
  }
}

package org.cfgmgr.match;

import java.util.function.Function;
import org.cfgmgr.scan.Device;
import org.cfgmgr.scan.DeviceTree;
import org.jspecify.annotations.Nullable;

/**
 * The facts that criteria see: those of the device, its {@code path}, and those of the nearest
 * device above with {@code parent_} before their name ({@code parent_bus}).
 */
public final class Facts {
  private static final String ABOVE = "parent_";

  private Facts() {}

  /** The facts of a device of a tree; null for one that is not known. */
  public static Function<String, @Nullable String> of(Device device, DeviceTree tree) {
    return name -> {
      if (name.startsWith(ABOVE)) {
        return tree.parent(device)
            .map(above -> own(above, name.substring(ABOVE.length())))
            .orElse(null);
      }
      return own(device, name);
    };
  }

  private static @Nullable String own(Device device, String name) {
    return name.equals("path") ? device.path() : device.facts().get(name);
  }
}

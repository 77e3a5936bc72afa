package org.cfgmgr.method;

import java.util.List;
import org.cfgmgr.scan.Device;

/**
 * What the built-in Configure method finds, and what it wants done.
 *
 * @param available whether the device works
 * @param why one line, why it does not; "" when it does
 * @param loads modules to be loaded; once they are, the method is to be asked again
 * @param missing the entries of sysfs for which the kernel has no driver
 */
public record Configured(
    boolean available, String why, List<Action.LoadModule> loads, List<Device> missing) {
  public Configured {
    loads = List.copyOf(loads);
    missing = List.copyOf(missing);
  }
}

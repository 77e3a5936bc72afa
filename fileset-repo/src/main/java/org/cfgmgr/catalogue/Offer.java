package org.cfgmgr.catalogue;

import java.util.List;

/**
 * A module that answers to a device.
 *
 * @param module with {@code _} for {@code -}
 * @param pattern the narrowest alias by which it does, as evidence
 * @param kernels that have it, built in or loadable, in the order of their numbers
 */
public record Offer(String module, String pattern, List<KernelBuild> kernels) {
  public Offer {
    kernels = List.copyOf(kernels);
  }
}

package org.cfgmgr.guard;

import java.util.stream.Stream;
import org.cfgmgr.guard.Claim.Strength;

/** Persistent memory that is used as ordinary memory: bound to {@code kmem} of the dax bus. */
final class SystemMemory implements Source {
  private final KernelFiles files;

  SystemMemory(KernelFiles files) {
    this.files = files;
  }

  @Override
  public Stream<Claim> claims() {
    return files.devices("sys/bus/dax/drivers/kmem").stream()
        .map(path -> Claim.of(Strength.SWAP, path, "is memory of the system"));
  }
}

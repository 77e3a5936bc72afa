package org.cfgmgr.guard;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cfgmgr.guard.Claim.Strength;

/**
 * Devices whose interface was moved to another network namespace: sysfs shows only our own, but the
 * directory {@code net} of the device stays, and is empty.
 */
final class HiddenInterfaces implements Source {
  private final KernelFiles files;
  private final String asked;

  /**
   * Of a part of the machine, as all of it is much to read.
   *
   * @param asked the sysfs path of the device that is asked about
   */
  HiddenInterfaces(KernelFiles files, String asked) {
    this.files = files;
    this.asked = asked;
  }

  @Override
  public Stream<Claim> claims() {
    return files.names("sys/bus").stream()
        .flatMap(bus -> files.devices("sys/bus/" + bus + "/devices").stream())
        .filter(path -> Claim.covers(asked, path))
        .filter(path -> files.listing("sys" + path + "/net").equals(Optional.of(List.of())))
        .map(
            path ->
                Claim.of(Strength.ADDRESS, path, "has its interface in another network namespace"));
  }
}

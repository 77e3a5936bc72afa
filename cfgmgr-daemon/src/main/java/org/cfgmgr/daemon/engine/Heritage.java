package org.cfgmgr.daemon.engine;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.cfgmgr.daemon.command.NaturalOrder;
import org.cfgmgr.match.Logical;
import org.cfgmgr.odm.CuDv;
import org.cfgmgr.scan.Device;

/**
 * The devices of a machine that a system was moved from, which the ones of the new machine follow:
 * a new device of a kind takes over the name, and with it what an administrator wants, of a
 * vanished one of that kind. The one at the same place goes first, then one below the same parent,
 * then the one with the lowest number.
 */
final class Heritage {
  private final DeviceStore store;
  private final List<CuDv> vanished;

  /** The heritage that the {@code vanished} devices leave. */
  Heritage(DeviceStore store, Stream<CuDv> vanished) {
    this.store = store;
    this.vanished =
        new java.util.ArrayList<>(
            vanished
                .filter(device -> !Device.isVirtual(path(device)))
                .sorted(Comparator.comparing(CuDv::name, NaturalOrder.INSTANCE))
                .toList());
  }

  private Heritage(DeviceStore store) {
    this(store, Stream.empty());
  }

  /** That of a machine which leaves nothing. */
  static Heritage none(DeviceStore store) {
    return new Heritage(store);
  }

  /** Gives a device the name of the one it follows, which no other follows then. */
  Optional<String> take(Logical device, String parent) {
    if (Device.isVirtual(device.path())) {
      return Optional.empty();
    }
    Optional<CuDv> found =
        first(device, old -> path(old).equals(device.path()))
            .or(() -> first(device, old -> old.parent().equals(parent)))
            .or(() -> first(device, old -> true));
    found.ifPresent(vanished::remove);
    return found.map(CuDv::name);
  }

  private Optional<CuDv> first(Logical device, Predicate<CuDv> fits) {
    return vanished.stream()
        .filter(old -> Naming.samePrefix(old, device) && fits.test(old))
        .findFirst();
  }

  private String path(CuDv device) {
    return store.attribute(device.name(), Naming.PATH);
  }
}

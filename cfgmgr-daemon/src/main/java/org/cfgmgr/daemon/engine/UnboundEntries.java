package org.cfgmgr.daemon.engine;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cfgmgr.match.Logical;
import org.cfgmgr.method.Action;
import org.cfgmgr.method.Unbound;
import org.cfgmgr.odm.Odm;
import org.cfgmgr.odm.OdmChange;
import org.cfgmgr.scan.Device;
import org.cfgmgr.scan.DeviceTree;

/** The entries that rmdev took from their drivers: configuring their devices binds them again. */
final class UnboundEntries {
  private final Map<String, Unbound> byPath = new HashMap<>();

  UnboundEntries(Odm odm) {
    Unbound.of(odm).forEach(unbound -> byPath.put(unbound.path(), unbound));
  }

  /** What binds the entries of a device again, parents first. */
  List<Action.BindDriver> of(Logical device) {
    Stream<Device> parts = device.absorbed().stream().map(Logical.Part::device);
    return Stream.concat(Stream.of(device.device()), parts)
        .filter(entry -> entry.driver().isEmpty())
        .map(Device::path)
        .sorted(Comparator.comparingInt(String::length))
        .flatMap(path -> Stream.ofNullable(byPath.get(path)))
        .map(Unbound::bind)
        .toList();
  }

  /** Forgets those that have a driver again, and those that are not there any more. */
  List<OdmChange> settled(DeviceTree tree) {
    return byPath.values().stream()
        .filter(unbound -> isSettled(tree.get(unbound.path())))
        .map(Unbound::forget)
        .toList();
  }

  private static boolean isSettled(Optional<Device> entry) {
    return entry.isEmpty() || !entry.get().driver().isEmpty();
  }
}

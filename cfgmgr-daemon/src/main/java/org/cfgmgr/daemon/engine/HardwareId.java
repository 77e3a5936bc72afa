package org.cfgmgr.daemon.engine;

import java.util.List;
import java.util.Optional;
import org.cfgmgr.scan.Device;
import org.cfgmgr.scan.Fact;

/** The id that tells which product a device is, where its bus has one. */
final class HardwareId {
  private static final List<String> FACTS = List.of(Fact.PCI_ID, Fact.USB_ID, "hid");

  private HardwareId() {}

  static Optional<String> of(Device device) {
    return FACTS.stream().map(device::fact).filter(id -> !id.isEmpty()).findFirst();
  }
}

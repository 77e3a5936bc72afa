package org.cfgmgr.image.net;

import java.util.List;

/** Interfaces for tests. */
final class TestingInterface {
  static final String MAC = "52:54:00:12:34:56";

  private TestingInterface() {}

  static NetInterface ether(String name, String... otherNames) {
    return new NetInterface(
        name, List.of(otherNames), "eth0", MAC, true, "e1000", "pci-0000:00:03.0", "ether");
  }
}

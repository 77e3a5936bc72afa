package org.cfgmgr.scan;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Hardware as scanners find it in a tree of files.
 *
 * @param scanners of the buses that have one of their own; all others are scanned as well
 */
record ScannedHardware(
    SysTree tree, Collection<? extends BusScanner> scanners, boolean live, String describe)
    implements Hardware {
  ScannedHardware {
    scanners = List.copyOf(scanners);
  }

  @Override
  public DeviceTree scan() {
    return new Scan(tree, scanners).run();
  }

  @Override
  public DeviceTree rescan(DeviceTree before) {
    return new Scan(tree, scanners, before).run();
  }

  @Override
  public SysTree files() {
    return tree;
  }

  @Override
  public Optional<String> driver(String path) {
    return tree.link("sys" + path + "/driver").map(SysPath::name);
  }
}

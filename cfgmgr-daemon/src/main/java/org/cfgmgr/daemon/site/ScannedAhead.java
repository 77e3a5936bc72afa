package org.cfgmgr.daemon.site;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.cfgmgr.scan.DeviceTree;
import org.cfgmgr.scan.Hardware;
import org.cfgmgr.scan.SysTree;
import org.jspecify.annotations.Nullable;

/** Hardware that was looked at a moment ago, so that the run need not look again to begin with. */
final class ScannedAhead implements Hardware {
  private final Hardware hardware;
  private final AtomicReference<@Nullable DeviceTree> seen;

  ScannedAhead(Hardware hardware, DeviceTree seen) {
    this.hardware = hardware;
    this.seen = new AtomicReference<>(seen);
  }

  @Override
  public DeviceTree scan() {
    DeviceTree first = seen.getAndSet(null);
    return first == null ? hardware.scan() : first;
  }

  @Override
  public DeviceTree rescan(DeviceTree before) {
    return hardware.rescan(before);
  }

  @Override
  public Optional<String> driver(String path) {
    return hardware.driver(path);
  }

  @Override
  public SysTree files() {
    return hardware.files();
  }

  @Override
  public boolean live() {
    return hardware.live();
  }

  @Override
  public String describe() {
    return hardware.describe();
  }
}

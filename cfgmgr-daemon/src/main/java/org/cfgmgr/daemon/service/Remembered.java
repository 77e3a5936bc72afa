package org.cfgmgr.daemon.service;

import java.util.List;
import java.util.Optional;
import org.cfgmgr.daemon.engine.Places;
import org.cfgmgr.scan.Device;
import org.cfgmgr.scan.DeviceTree;
import org.cfgmgr.scan.Hardware;
import org.cfgmgr.scan.SysTree;

/**
 * Hardware of which only is read anew what events tell of: between two of them nothing else has
 * changed that a scan would see.
 */
final class Remembered implements Hardware {
  private final Hardware hardware;
  private DeviceTree seen = new DeviceTree(List.of(), List.of());

  Remembered(Hardware hardware) {
    this.hardware = hardware;
  }

  /** What stands there is read anew by the next scan. */
  void forget(Places places) {
    List<Device> others =
        seen.all().stream().filter(device -> !places.hold(device.path())).toList();
    seen = new DeviceTree(others, List.of());
  }

  /** All is read anew by the next scan. */
  void forgetAll() {
    seen = new DeviceTree(List.of(), List.of());
  }

  @Override
  public DeviceTree scan() {
    return rescan(seen);
  }

  @Override
  public DeviceTree rescan(DeviceTree before) {
    seen = hardware.rescan(before);
    return seen;
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

package org.cfgmgr.scan;

import java.nio.file.Path;
import java.util.Optional;

/** A machine's devices: of this machine, or of a recording. */
public interface Hardware {
  /**
   * The machine we run on.
   *
   * @throws HardwareException when {@code /sys} shows no bus
   */
  static Hardware thisMachine() {
    return Recordings.live(Path.of("/"));
  }

  /** Reads the whole tree. */
  DeviceTree scan();

  /**
   * Looks again within one run: for what has come and gone, and for what has another driver than
   * before. What is on a bus and has the driver it had is not read anew, since a machine of
   * thousands of devices is looked at many times while its drivers are loaded.
   *
   * @param before what this hardware showed a moment ago
   */
  default DeviceTree rescan(DeviceTree before) {
    return scan();
  }

  /**
   * The driver that is bound to an entry at this moment.
   *
   * @param path of the entry, {@code /devices/...}
   */
  Optional<String> driver(String path);

  /**
   * The files its kernel shows; a recording has those of {@link MachineFiles} and what scanners
   * read.
   */
  default SysTree files() {
    return SysTree.none();
  }

  /** Whether this is the machine we run on, so that what is done takes effect on it. */
  boolean live();

  /** For people: {@code this machine}, or the recording's file name. */
  String describe();
}

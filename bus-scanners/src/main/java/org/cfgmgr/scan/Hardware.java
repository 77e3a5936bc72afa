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
   * The driver that is bound to an entry at this moment.
   *
   * @param path of the entry, {@code /devices/...}
   */
  Optional<String> driver(String path);

  /** Whether this is the machine we run on, so that what is done takes effect on it. */
  boolean live();

  /** For people: {@code this machine}, or the recording's file name. */
  String describe();
}

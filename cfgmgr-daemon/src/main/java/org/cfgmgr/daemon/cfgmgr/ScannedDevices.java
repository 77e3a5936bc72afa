package org.cfgmgr.daemon.cfgmgr;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.inject.Inject;
import org.cfgmgr.daemon.command.AllDevices;
import org.cfgmgr.daemon.engine.Census;
import org.cfgmgr.odm.Odm;
import org.cfgmgr.scan.Device;
import org.cfgmgr.scan.Hardware;
import org.cfgmgr.scan.Recordings;

/** Every entry of a machine's buses, with the device that it is or the reason why it is none. */
public final class ScannedDevices implements AllDevices {
  @Inject
  public ScannedDevices() {}

  @Override
  public List<Entry> entries(String recording, InputStream standardInput, Odm odm) {
    Hardware hardware =
        recording.isEmpty()
            ? Hardware.thisMachine()
            : Recordings.open(Path.of(recording), standardInput);
    List<Entry> entries = new ArrayList<>();
    for (Census.Entry entry : Census.of(hardware, odm)) {
      Device device = entry.device();
      entries.add(
          new Entry(
              device.bus(),
              device.kernelName(),
              device.path(),
              entry.name(),
              entry.reason(),
              entry.by()));
    }
    return entries;
  }
}

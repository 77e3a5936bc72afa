package org.cfgmgr.daemon.command;

import java.io.InputStream;
import java.util.List;
import org.cfgmgr.odm.Odm;

/** Every entry of the machine's buses and what has become of it. Asking means a scan. */
public interface AllDevices {
  /**
   * An entry of a bus.
   *
   * @param kernelName the kernel's name of it
   * @param path where it stands in sysfs
   * @param device the logical name of the device that it is, "" when it is none of its own
   * @param reason why it is none, of the closed list; "" when it is one
   * @param by the logical name of what absorbs it, "" when nothing does
   */
  record Entry(
      String bus, String kernelName, String path, String device, String reason, String by) {}

  /**
   * All entries, in the order in which they are to be printed.
   *
   * @param recording of a machine, {@code -} for standard input, "" for this one
   * @param odm whose names the devices have
   */
  List<Entry> entries(String recording, InputStream standardInput, Odm odm);
}

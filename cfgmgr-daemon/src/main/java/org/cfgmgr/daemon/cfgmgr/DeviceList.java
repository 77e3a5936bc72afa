package org.cfgmgr.daemon.cfgmgr;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cfgmgr.method.Result;
import org.cfgmgr.method.act.NewFile;
import org.cfgmgr.plan.DevicePackages;

/** The list of what this machine's devices lack, which devinstall reads. */
final class DeviceList {
  /** AIX has /tmp/device.pkgs, where anybody could put something else in its place. */
  static final Path FILE = Path.of("/var/lib/cfgmgr/device.pkgs");

  private DeviceList() {}

  /** Brings a list up to date: there is none where nothing is lacking. */
  static Result write(Path file, DevicePackages packages) {
    if (packages.isEmpty()) {
      return NewFile.delete(file);
    }
    byte[] bytes = packages.text().getBytes(UTF_8);
    try {
      if (Files.exists(file)
          && new String(Files.readAllBytes(file), UTF_8).equals(packages.text())) {
        return Result.done();
      }
    } catch (IOException e) {
      // What cannot be read is written anew.
      return NewFile.data(file, bytes);
    }
    return NewFile.data(file, bytes);
  }
}

package org.cfgmgr.diagnosis;

import java.util.List;
import java.util.Optional;
import org.cfgmgr.image.SystemImage;
import org.cfgmgr.kernel.Firmware;
import org.cfgmgr.kernel.ModuleFiles;

/** The files of an installed kernel's drivers: its modules, and the firmware that it would find. */
public record DriverFiles(ModuleFiles modules, Firmware firmware) {
  /** Those of a kernel of a system. */
  public static DriverFiles of(SystemImage image, String release) {
    return new DriverFiles(
        ModuleFiles.open(image.directory(), release), Firmware.of(image.directory(), release));
  }

  /** The firmware that a module declares. */
  public List<String> firmware(String module) {
    return modules.declaredFirmware(module);
  }

  /** Whether a file of firmware is there for this kernel. */
  public boolean hasFirmware(String name) {
    return firmware.present(name);
  }

  /** Whether a module is signed at all; empty when its file cannot be read. */
  public Optional<Boolean> signed(String module) {
    return modules.info(module).map(info -> info.signature().isPresent());
  }
}

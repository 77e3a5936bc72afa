package org.cfgmgr.preflight;

import org.cfgmgr.scan.Device;

/** Virtio behind PCI (virtio 1.1, 4.1.2): what its PCI driver will show. */
final class Virtio {
  static final int NET = 1;
  static final int BLOCK = 2;
  static final int SCSI = 8;

  private static final String VENDOR = "1af4";
  private static final int MODERN = 0x1040;
  private static final int LAST = 0x107f;

  private Virtio() {}

  /** The modalias of the virtio device of a PCI function; "" when it is none. */
  static String below(Device function) {
    int device = number(function.fact("device"));
    if (!function.fact("vendor").equals(VENDOR) || device < 0x1000 || device > LAST) {
      return "";
    }
    int kind = device >= MODERN ? device - MODERN : number(function.fact("subsystem_device"));
    int vendor = number(function.fact("subsystem_vendor"));
    return "virtio:d%08Xv%08X".formatted(kind, vendor);
  }

  static boolean is(String modalias, int kind) {
    return modalias.startsWith("virtio:d%08Xv".formatted(kind));
  }

  private static int number(String hexadecimal) {
    return hexadecimal.isEmpty() ? 0 : Integer.parseInt(hexadecimal, 16);
  }
}

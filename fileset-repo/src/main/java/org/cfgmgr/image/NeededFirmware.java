package org.cfgmgr.image;

import java.util.List;
import java.util.Set;
import org.cfgmgr.scan.Device;

/**
 * Of the firmware that a module declares, what it cannot do without. The declared names are
 * alternatives, for different chips or versions: any one that is there will do.
 */
public final class NeededFirmware {
  /**
   * Modules that work without theirs: from the hardware's own memory, or with fewer features
   * (kernel, the drivers' sources).
   */
  private static final Set<String> CONTENT =
      Set.of(
          "cxgb3",
          "cxgb4",
          "ice",
          "mlx5_core",
          "mlxsw_spectrum",
          "myri10ge",
          "netxen_nic",
          "nfp",
          "qla2xxx",
          "r8152",
          "r8169",
          "tg3",
          "xhci_pci_renesas");

  /** Revisions of the 82551 that e100 refuses to start without microcode (e100.c). */
  private static final Set<String> I82551 = Set.of("0f", "10");

  private static final Set<String> PLAIN_I8255X = Set.of("1029", "1030", "1209", "1229");

  private NeededFirmware() {}

  /** Names of which one must be there; empty when it works without. */
  public static List<String> of(String module, List<String> declared, Device device) {
    String name = Modules.fold(module);
    if (name.equals("e100")) {
      boolean needs =
          I82551.contains(device.fact("revision")) && PLAIN_I8255X.contains(device.fact("device"));
      return needs ? List.of("e100/d102e_ucode.bin") : List.of();
    }
    return CONTENT.contains(name) ? List.of() : declared;
  }
}

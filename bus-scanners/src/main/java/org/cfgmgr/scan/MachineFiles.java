package org.cfgmgr.scan;

import java.util.ArrayList;
import java.util.List;

/**
 * The files that tell of a machine as a whole, beside its devices: how it starts and what it runs
 * on. A recording holds them.
 */
public final class MachineFiles {
  public static final String MEMINFO = MemoryScanner.MEMINFO;
  public static final String COMMAND_LINE = "proc/cmdline";
  public static final String RELEASE = "proc/sys/kernel/osrelease";

  /** What {@code uname -m} prints (since Linux 6.1). */
  public static final String ARCHITECTURE = "proc/sys/kernel/arch";

  /** 32 or 64, of the kernel (since Linux 6.4). */
  public static final String ADDRESS_BITS = "sys/kernel/address_bits";

  public static final String LOCKDOWN = "sys/kernel/security/lockdown";

  /** The processor's kind and features (kernel, arch/x86/kernel/cpu/match.c). */
  public static final String PROCESSOR = "sys/devices/system/cpu/modalias";

  /** Each hypervisor has a clock of its own, which the kernel offers only above it. */
  public static final String CLOCKS =
      "sys/devices/system/clocksource/clocksource0/available_clocksource";

  /** 32 or 64: which EFI programs the firmware starts. */
  public static final String EFI_BITS = "sys/firmware/efi/fw_platform_size";

  /** Four bytes of attributes and the value (UEFI Specification, "Globally Defined Variables"). */
  public static final String SECURE_BOOT =
      "sys/" + SysText.EFI_VARIABLES + "SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c";

  public static final String HYPERVISOR_TYPE = "sys/hypervisor/type";

  /** Hexadecimal bits (kernel, include/xen/interface/features.h). */
  public static final String XEN_FEATURES = "sys/hypervisor/properties/features";

  public static final String DEVICE_TREE_HYPERVISOR =
      "sys/firmware/devicetree/base/hypervisor/compatible";

  static final List<String> ALL =
      List.of(
          MEMINFO,
          COMMAND_LINE,
          RELEASE,
          ARCHITECTURE,
          ADDRESS_BITS,
          LOCKDOWN,
          PROCESSOR,
          CLOCKS,
          EFI_BITS,
          SECURE_BOOT,
          HYPERVISOR_TYPE,
          XEN_FEATURES,
          DEVICE_TREE_HYPERVISOR);

  private static final String DMI = "sys/class/dmi/id/";

  private static final String VIRTIO_PORTS = "sys/class/virtio-ports";

  private MachineFiles() {}

  /**
   * The names of the channels that the host of a virtual machine gave it: {@code
   * org.qemu.guest_agent.0} (kernel, drivers/char/virtio_console.c).
   */
  public static List<String> virtioPorts(SysTree machine) {
    List<String> names = new ArrayList<>();
    for (String port : machine.list(VIRTIO_PORTS)) {
      String path = VIRTIO_PORTS + "/" + port;
      machine.read(machine.link(path).orElse(path) + "/name").ifPresent(names::add);
    }
    return names;
  }

  /** Whether a file is one of these, or of those that say what the machine is called. */
  static boolean isKnown(String path) {
    return ALL.contains(path)
        || (path.startsWith(DMI) && SystemScanner.DMI.contains(SysPath.name(path)));
  }
}

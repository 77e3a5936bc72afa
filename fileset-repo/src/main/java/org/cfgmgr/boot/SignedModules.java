package org.cfgmgr.boot;

import java.util.Locale;
import org.cfgmgr.scan.MachineFiles;
import org.cfgmgr.scan.SysTree;

/**
 * Whether a machine's kernel loads signed modules only. With Secure Boot on, distributions' kernels
 * lock themselves down to that (kernel_lockdown.7).
 */
public final class SignedModules {
  private static final String ON = "01";

  private SignedModules() {}

  /** Whether the firmware or the running kernel asks for signatures. */
  public static boolean required(SysTree machine) {
    return secureBoot(machine) || lockedDown(machine);
  }

  /** Behind four bytes of attributes stands one of value. */
  private static boolean secureBoot(SysTree machine) {
    String value = machine.read(MachineFiles.SECURE_BOOT).orElse("").strip();
    return value.length() == 10 && value.endsWith(ON);
  }

  private static boolean lockedDown(SysTree machine) {
    String modes = machine.read(MachineFiles.LOCKDOWN).orElse("");
    return modes.contains("[" + word(Lockdown.INTEGRITY) + "]")
        || modes.contains("[" + word(Lockdown.CONFIDENTIALITY) + "]");
  }

  private static String word(Lockdown mode) {
    return mode.name().toLowerCase(Locale.ROOT);
  }
}

package org.cfgmgr.loader;

import java.util.List;
import java.util.Optional;
import org.cfgmgr.kernel.BootEntry;
import org.cfgmgr.kernel.Kernels;

/**
 * Which kernel GRUB starts. A kernel that was installed is not the default because of that: the
 * menu is sorted, and the cloud kernel of a version sorts before the generic one.
 */
public final class BootDefault {
  /** Read by grub-mkconfig after {@code /etc/default/grub} (Debian's grub-mkconfig). */
  public static final String SETTINGS = "etc/default/grub.d/cfgmgr.cfg";

  private BootDefault() {}

  /** Whether a kernel is what the menu of a system starts when nobody touches it. */
  public static boolean is(Kernels kernels, String release) {
    return kernels.defaultEntry().filter(entry -> entry.release().equals(release)).isPresent();
  }

  /** How GRUB_DEFAULT and grub-reboot(8) name the usual entry of a kernel; empty without one. */
  public static Optional<String> name(Kernels kernels, String release) {
    List<BootEntry> entries = kernels.entries();
    return entries.stream()
        .filter(entry -> entry.release().equals(release))
        .map(BootEntry::title)
        // The rescue entries of a kernel come behind its usual one.
        .filter(title -> !title.contains("recovery mode"))
        // An entry in the submenu stays what it is; one at the top is the first of whatever sorts
        // so.
        .max((one, other) -> Boolean.compare(one.contains(">"), other.contains(">")));
  }

  /**
   * How a kernel will be named that is not installed yet: as those that are, with its release in
   * place of theirs. Empty where their names do not have it.
   */
  public static Optional<String> nameToBe(Kernels kernels, String release) {
    return kernels.entries().stream()
        .map(BootEntry::release)
        .distinct()
        .flatMap(
            there ->
                name(kernels, there)
                    .filter(name -> name.contains(">") && name.endsWith(there))
                    .map(name -> name.substring(0, name.length() - there.length()) + release)
                    .stream())
        .findFirst();
  }

  /** The content of {@link #SETTINGS} that makes an entry the default. */
  public static String settings(String entry) {
    return "# Written by cfgmgr: the kernel that has the drivers of this machine.\n"
        + "GRUB_DEFAULT=\""
        + entry.replace("\"", "\\\"")
        + "\"\n";
  }
}

package org.cfgmgr.daemon.bosinst;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cfgmgr.kernel.Root;

/**
 * What a system that woke up on another machine is told to do, by the stanza {@code control_flow}
 * of its bosinst.data.
 *
 * @param recovery whether names and attributes of devices are recovered
 * @param installs whether a boot installs missing software
 * @param allKernels whether another kernel is chosen also for devices that hardly anybody uses
 * @param licences whether software that is not free is consented to
 * @param customization a program that is run at the end, by its path in the system
 * @param errorExit a program that is run when it fails, by its path in the system
 * @param debug whether each method is shown as it runs
 */
public record ControlFlow(
    Recovery recovery,
    boolean installs,
    boolean allKernels,
    boolean licences,
    Optional<String> customization,
    Optional<String> errorExit,
    boolean debug) {

  /** Where it may be, the first wins. */
  static final List<String> PLACES =
      List.of("bosinst.data", "var/lib/cfgmgr/bosinst.data", "etc/cfgmgr/bosinst.data");

  /** A system that says nothing keeps what its administrator wants. */
  public static final ControlFlow UNSAID =
      new ControlFlow(Recovery.YES, true, false, false, Optional.empty(), Optional.empty(), false);

  /**
   * Reads that of a system.
   *
   * @throws BosinstException when it cannot be obeyed
   */
  public static ControlFlow read(Root root) {
    for (String place : PLACES) {
      Optional<String> text = root.read(place);
      if (text.isPresent()) {
        String file = root.find(place).map(Path::toString).orElse(place);
        return of(root, file, BosinstData.parse(text.get()));
      }
    }
    return UNSAID;
  }

  private static ControlFlow of(Root root, String file, BosinstData data) {
    Fields fields = new Fields(root, file, data);
    String recovery = fields.choice("RECOVER_DEVICES", List.of("Default", "yes", "no"), "Default");
    ControlFlow flow =
        new ControlFlow(
            Recovery.of(recovery),
            fields.yes("INSTALL_DEVICES_AND_UPDATES", true),
            fields.yes("ALL_DEVICES_KERNELS", false),
            fields.yes("ACCEPT_LICENSES", false),
            fields.program("CUSTOMIZATION_FILE"),
            fields.program("ERROR_EXIT"),
            fields.yes("BOSINST_DEBUG", false));
    fields.check();
    return flow;
  }
}

package org.cfgmgr.preflight;

import static org.cfgmgr.preflight.Check.Stage.COMFORT;

import java.util.Collection;
import java.util.List;
import org.cfgmgr.scan.Device;
import org.cfgmgr.scan.Fact;

/** Whether somebody would see what it says: the last {@code console=} is what init talks to. */
final class ConsoleCheck {
  private static final String NAME = "console";

  private final Case all;

  ConsoleCheck(Case all) {
    this.all = all;
  }

  Check check() {
    List<String> consoles = all.commandLine().values("console");
    boolean screen = any("03");
    boolean serial = serial();
    if (consoles.isEmpty()) {
      return screen || !serial
          ? Check.ok(NAME, COMFORT, "the screen")
          : Check.warn(
              NAME,
              COMFORT,
              "the machine has a serial line and no screen, and the kernel talks to the screen",
              add());
    }
    boolean seen =
        consoles.stream()
            .anyMatch(name -> name.startsWith("ttyS") ? serial : screen || !name.equals("tty0"));
    String all = String.join(", ", consoles);
    return seen
        ? Check.ok(NAME, COMFORT, all)
        : Check.warn(NAME, COMFORT, "the machine has nothing of " + all, add());
  }

  private String add() {
    return "add console=tty0 console=ttyS0 to GRUB_CMDLINE_LINUX in %s/etc/default/grub, then %s"
        .formatted(all.image(), all.within("update-grub"));
  }

  private boolean any(String pciClass) {
    return devices().stream().anyMatch(device -> device.fact(Fact.PCI_CLASS).startsWith(pciClass));
  }

  /** A port of the mainboard (PNP0501), or one on a card. */
  private boolean serial() {
    return any("0700")
        || devices().stream()
            .anyMatch(
                device ->
                    device.modalias().contains("PNP0501")
                        || device.driver().equals("serial")
                        || device.fact("id").contains("PNP0501"));
  }

  private Collection<Device> devices() {
    return all.machine().all();
  }
}

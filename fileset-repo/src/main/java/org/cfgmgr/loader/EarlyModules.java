package org.cfgmgr.loader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.cfgmgr.kernel.Candidate;
import org.cfgmgr.kernel.KernelModules;
import org.cfgmgr.scan.Device;
import org.cfgmgr.scan.DeviceTree;
import org.cfgmgr.scan.Fact;

/**
 * The modules without which a machine does not reach its disks, for an initramfs that is made on
 * another one: those of its storage controllers, and of the USB hosts that disks hang on.
 */
public final class EarlyModules {
  /** Read whatever MODULES= says (initramfs-tools(7)). */
  public static final String FILE = "etc/initramfs-tools/modules";

  private static final String STORAGE = "01";
  private static final String USB_HOST = "0c03";
  private static final List<String> DISKS = List.of("virtio", "scsi", "usb", "nvme");

  /** Drives no disks by another module. */
  private static final String NVME = "nvme";

  /** What SCSI and ATA disks are; they appear once their controller is driven. */
  private static final String DISK = "scsi:t-0x00";

  private EarlyModules() {}

  /** For a machine and the kernel that is to start there. */
  public static Set<String> of(DeviceTree machine, KernelModules kernel) {
    return of(machine, modalias -> driver(kernel, modalias));
  }

  /** For a machine and a kernel of which is known by what module it drives a device. */
  public static Set<String> of(DeviceTree machine, Function<String, Optional<String>> driver) {
    Set<String> modules = new TreeSet<>();
    for (Device device : machine.all()) {
      if (isStorage(device)) {
        driver.apply(device.modalias()).ifPresent(modules::add);
      }
    }
    if (modules.stream().anyMatch(module -> !module.equals(NVME))) {
      driver.apply(DISK).ifPresent(modules::add);
    }
    return modules;
  }

  private static Optional<String> driver(KernelModules kernel, String modalias) {
    return kernel.candidates(modalias).stream()
        .filter(candidate -> !candidate.blacklisted())
        .map(Candidate::module)
        .filter(module -> KernelModules.bystander(module).isEmpty())
        .findFirst()
        .filter(module -> !kernel.builtIn(module));
  }

  private static boolean isStorage(Device device) {
    String code = device.fact(Fact.PCI_CLASS);
    return code.startsWith(STORAGE)
        || code.startsWith(USB_HOST)
        || (DISKS.contains(device.bus()) && !device.modalias().isEmpty());
  }

  /** The content of {@link #FILE} with modules that it lacks; the same text when it lacks none. */
  public static String added(String text, Set<String> modules) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    List<String> lacking = modules.stream().filter(module -> !names(lines, module)).toList();
    if (lacking.isEmpty()) {
      return text;
    }
    String before = text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
    return before
        + "# cfgmgr: to reach the disks of this machine\n"
        + String.join("\n", lacking)
        + "\n";
  }

  private static boolean names(List<String> lines, String module) {
    return lines.stream()
        .map(line -> line.strip().split("[\\s#]", 2)[0])
        .anyMatch(word -> KernelModules.sameModule(word, module));
  }
}

package org.cfgmgr.preflight;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cfgmgr.image.Initramfs;
import org.cfgmgr.image.SystemImage;
import org.cfgmgr.kernel.BootEntry;
import org.cfgmgr.scan.Device;
import org.cfgmgr.scan.DeviceTree;

/** Judges whether an installed system will start on a machine and be reachable there. */
public final class Preflight {
  private Preflight() {}

  /**
   * What is asked.
   *
   * @param firmware {@code efi} or {@code bios}; empty for what the machine's recording says
   * @param release of the kernel to look at; empty for the boot loader's default
   * @param disk that shall hold the root: a disk's name, or the address of its controller
   */
  public record Question(
      SystemImage image,
      DeviceTree machine,
      Optional<String> firmware,
      Optional<String> release,
      Optional<String> disk) {}

  /**
   * Looks at all that decides.
   *
   * @throws org.cfgmgr.kernel.KernelException when the kernel asked for is not installed
   */
  public static Verdict of(Question question) {
    SystemImage image = question.image();
    List<Check> checks = new ArrayList<>();
    checks.add(
        new BootLoaderCheck(image).check(question.firmware().orElseGet(() -> firmware(question))));
    List<Disks.Place> places = new Disks(question.machine()).of(question.disk());
    if (question.firmware().filter(other -> !other.equals(firmware(question))).isEmpty()) {
      new FirmwareCheck(question.machine(), places).check().ifPresent(checks::add);
    }
    KernelCheck kernel = new KernelCheck(image);
    BootEntry entry = kernel.entry(question.release());
    Optional<Initramfs> initramfs = kernel.initramfs(entry);
    checks.addAll(kernel.checks());
    Case all = Case.of(image, entry, initramfs, question.machine());
    checks.add(new StorageCheck(all).check(question.disk()));
    checks.addAll(new RootCheck(all, places).checks());
    checks.add(new FstabCheck(all, places).check());
    checks.addAll(new NetworkCheck(all).checks());
    checks.add(new ConsoleCheck(all).check());
    return Verdict.of(checks);
  }

  private static String firmware(Question question) {
    return question
        .machine()
        .get("/devices")
        .map((Device system) -> system.fact("firmware"))
        .filter(firmware -> firmware.equals("efi") || firmware.equals("bios"))
        .orElse("");
  }
}

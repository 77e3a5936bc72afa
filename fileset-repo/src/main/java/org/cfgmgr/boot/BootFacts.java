package org.cfgmgr.boot;

import java.util.List;
import org.cfgmgr.scan.DeviceTree;
import org.cfgmgr.scan.Hardware;
import org.cfgmgr.scan.SysTree;

/**
 * How a machine starts and what it runs on. Everything is read from named files of {@code /sys} and
 * {@code /proc}, of this machine or of a recording; what these do not tell is unknown, with the
 * reason.
 *
 * @param architecture of the machine, as {@code uname -m} prints it: {@code x86_64}, {@code
 *     aarch64}
 * @param firmware what starts it
 * @param firmwareBits 32 or 64: which EFI programs the firmware can start
 * @param hypervisor what it runs on
 * @param secureBoot whether the firmware starts only what is signed
 * @param lockdown what the running kernel keeps root from
 * @param hardwareBits 32 or 64: which kernels the processor can run
 * @param kernelBits 32 or 64: the running kernel
 * @param kernelRelease of the running kernel, as {@code uname -r} prints it
 * @param commandLine what the running kernel was started with
 * @param processors logical processors that are there
 * @param memoryKb real memory in units of 1024 bytes
 * @param model the maker's name of the machine: {@code QEMU Standard PC (Q35 + ICH9, 2009)}
 * @param bootMedium what the running system was started from
 * @param bootDisks the kernel's names of the disks that it was booted from: {@code [vda]}; several
 *     where the file system is on more than one
 */
public record BootFacts(
    Answer<String> architecture,
    Answer<Firmware> firmware,
    Answer<Integer> firmwareBits,
    Answer<Hypervisor> hypervisor,
    Answer<Boolean> secureBoot,
    Answer<Lockdown> lockdown,
    Answer<Integer> hardwareBits,
    Answer<Integer> kernelBits,
    Answer<String> kernelRelease,
    Answer<String> commandLine,
    Answer<Integer> processors,
    Answer<Long> memoryKb,
    Answer<String> model,
    Answer<BootMedium> bootMedium,
    Answer<List<String>> bootDisks) {

  /** What a machine tells. */
  public static BootFacts of(Hardware machine) {
    return of(machine.files(), machine.scan());
  }

  /**
   * What a machine tells, where its devices were scanned already.
   *
   * @param files its files
   * @param devices its devices
   */
  public static BootFacts of(SysTree files, DeviceTree devices) {
    return new BootReader(files, devices).read();
  }

  /** {@code x86_64-efi}: what a system must be made for to start on the machine. */
  public Answer<String> platform() {
    return architecture instanceof Answer.Known<String> known
        ? firmware.map(kind -> known.it() + "-" + kind.word())
        : architecture;
  }
}

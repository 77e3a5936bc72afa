package org.cfgmgr.boot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cfgmgr.scan.Device;
import org.cfgmgr.scan.DeviceTree;
import org.cfgmgr.scan.MachineFiles;
import org.cfgmgr.scan.SysTree;

/** Reads the facts of one machine. */
final class BootReader {
  private static final String MEMORY = "/devices/system/memory";
  private static final String MACHINE = "/devices";

  /** Four bytes of attributes, then 1 for on. */
  private static final Pattern VARIABLE = Pattern.compile("\\p{XDigit}{8}(\\p{XDigit}{2})");

  private static final Pattern CHOSEN = Pattern.compile("\\[(\\w+)\\]");
  private static final Pattern VMALLOC = Pattern.compile("(?m)^VmallocTotal:\\s*(\\d{1,18}) kB");

  /** No kernel of 32 bits has more than these 4 GiB to map. */
  private static final long ALL_OF_32_BITS_KB = 4L << 20;

  private final SysTree files;
  private final DeviceTree devices;
  private final Processor processor;

  BootReader(SysTree files, DeviceTree devices) {
    this.files = files;
    this.devices = devices;
    this.processor = new Processor(text(MachineFiles.PROCESSOR));
  }

  BootFacts read() {
    Answer<Firmware> firmware = firmware();
    BootDisks disks = new BootDisks(files, devices);
    return new BootFacts(
        architecture(),
        firmware,
        number(MachineFiles.EFI_BITS),
        new HypervisorReader(files, devices, processor, machine()).read(),
        secureBoot(firmware),
        lockdown(),
        architecture().map(Processor::bits),
        kernelBits(),
        Answer.of(nonEmpty(text(MachineFiles.RELEASE)), absent(MachineFiles.RELEASE)),
        Answer.of(nonEmpty(text(MachineFiles.COMMAND_LINE)), absent(MachineFiles.COMMAND_LINE)),
        processors(),
        memory(),
        model(),
        disks.medium(),
        disks.disks(firmware.is(Firmware.EFI)));
  }

  private Answer<String> architecture() {
    return Answer.of(
        processor.architecture().or(() -> nonEmpty(text(MachineFiles.ARCHITECTURE))),
        "it shows neither " + MachineFiles.PROCESSOR + " nor " + MachineFiles.ARCHITECTURE);
  }

  private Answer<Firmware> firmware() {
    String word = machine().fact("firmware");
    for (Firmware kind : Firmware.values()) {
      if (kind.word().equals(word)) {
        return Answer.known(kind);
      }
    }
    return Answer.unknown(
        word.isEmpty()
            ? "it shows no sys/firmware"
            : "its sys/firmware shows neither EFI, SMBIOS nor a device tree");
  }

  private Answer<Boolean> secureBoot(Answer<Firmware> firmware) {
    if (firmware.value().isEmpty()) {
      return Answer.unknown("its firmware is not known: " + firmware.why());
    }
    if (!firmware.is(Firmware.EFI)) {
      return Answer.known(false);
    }
    Matcher variable = VARIABLE.matcher(text(MachineFiles.SECURE_BOOT));
    if (variable.matches()) {
      return Answer.known(variable.group(1).equals("01"));
    }
    String directory = "sys/firmware/efi/efivars";
    return files.list(directory).isEmpty()
        ? Answer.unknown("it shows no variables of EFI in " + directory)
        // Firmware that does not know Secure Boot has no such variable.
        : Answer.known(false);
  }

  private Answer<Lockdown> lockdown() {
    Matcher chosen = CHOSEN.matcher(text(MachineFiles.LOCKDOWN));
    return chosen.find()
        ? Stream.of(Lockdown.values())
            .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(chosen.group(1)))
            .findFirst()
            .map(Answer::known)
            .orElseGet(() -> Answer.unknown("lockdown '" + chosen.group(1) + "' is not known"))
        : Answer.unknown(absent(MachineFiles.LOCKDOWN));
  }

  private Answer<Integer> kernelBits() {
    Answer<Integer> told = number(MachineFiles.ADDRESS_BITS);
    Matcher mapped = VMALLOC.matcher(text(MachineFiles.MEMINFO));
    return told.value().isPresent() || !mapped.find()
        ? told
        : Answer.known(Long.parseLong(mapped.group(1)) > ALL_OF_32_BITS_KB ? 64 : 32);
  }

  private Answer<Integer> processors() {
    int count = (int) devices.all().stream().filter(device -> device.bus().equals("cpu")).count();
    return count > 0 ? Answer.known(count) : Answer.unknown("it shows no sys/bus/cpu");
  }

  /**
   * All of it where the kernel shows its blocks; else what the kernel has for itself and others.
   */
  private Answer<Long> memory() {
    Optional<Device> memory = devices.get(MEMORY);
    return Answer.of(
        memory
            .flatMap(device -> nonEmpty(device.fact("size_bytes")))
            .map(bytes -> Long.parseLong(bytes) / 1024)
            .or(
                () ->
                    memory
                        .flatMap(device -> nonEmpty(device.fact("mem_total_kb")))
                        .map(Long::valueOf)),
        "it shows neither sys/devices/system/memory nor proc/meminfo");
  }

  private Answer<String> model() {
    List<String> words = new ArrayList<>();
    String vendor = machine().fact("sys_vendor");
    String product = machine().fact("product_name");
    if (!product.startsWith(vendor)) {
      words.add(vendor);
    }
    words.add(product);
    Optional<String> name = nonEmpty(String.join(" ", words).strip());
    return Answer.of(
        name.or(() -> nonEmpty(machine().fact("model"))),
        "neither SMBIOS nor a device tree tells it");
  }

  private Device machine() {
    return devices.get(MACHINE).orElseGet(() -> Device.of(MACHINE, java.util.Map.of()));
  }

  private Answer<Integer> number(String file) {
    String text = text(file);
    return text.matches("\\d{1,3}")
        ? Answer.known(Integer.valueOf(text))
        : Answer.unknown(absent(file));
  }

  private String text(String file) {
    return files.read(file).orElse("").strip();
  }

  private static Optional<String> nonEmpty(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  private static String absent(String file) {
    return "it shows no " + file;
  }
}

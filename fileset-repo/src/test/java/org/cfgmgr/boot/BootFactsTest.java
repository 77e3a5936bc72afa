package org.cfgmgr.boot;

import static org.assertj.core.api.Assertions.assertThat;

import org.cfgmgr.scan.Hardware;
import org.cfgmgr.scan.MachineFiles;
import org.cfgmgr.scan.TestingTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BootFactsTest {
  private static final String X86 = "cpu:type:x86,ven0000fam0006mod008F:feature:,0000,003D";
  private static final String DMI = "sys/class/dmi/id/";

  private final TestingTree machine = TestingTree.create().directory("sys/bus");

  @Test
  void efiMachine_tellsItAll() {
    machine
        .file(MachineFiles.PROCESSOR, X86)
        .directory("sys/firmware/acpi")
        .file(MachineFiles.EFI_BITS, "64")
        .file(MachineFiles.SECURE_BOOT, "0600000001")
        .file(MachineFiles.LOCKDOWN, "none [integrity] confidentiality")
        .file(MachineFiles.ADDRESS_BITS, "64")
        .file(MachineFiles.RELEASE, "6.1.0-56-amd64")
        .file(MachineFiles.COMMAND_LINE, "root=/dev/sda2 ro")
        .file(MachineFiles.MEMINFO, "MemTotal:       16000000 kB")
        .file(DMI + "sys_vendor", "Dell Inc.")
        .file(DMI + "product_name", "PowerEdge R640")
        .device("cpu", "/devices/system/cpu/cpu0")
        .device("cpu", "/devices/system/cpu/cpu1");
    BootFacts facts = facts();

    assertThat(facts.platform()).isEqualTo(Answer.known("x86_64-efi"));
    assertThat(facts.firmware().is(Firmware.EFI)).isTrue();
    assertThat(facts.firmwareBits()).isEqualTo(Answer.known(64));
    assertThat(facts.secureBoot()).isEqualTo(Answer.known(true));
    assertThat(facts.lockdown()).isEqualTo(Answer.known(Lockdown.INTEGRITY));
    assertThat(facts.hypervisor()).isEqualTo(Answer.known(Hypervisor.NONE));
    assertThat(facts.hardwareBits()).isEqualTo(Answer.known(64));
    assertThat(facts.kernelBits()).isEqualTo(Answer.known(64));
    assertThat(facts.kernelRelease()).isEqualTo(Answer.known("6.1.0-56-amd64"));
    assertThat(facts.commandLine()).isEqualTo(Answer.known("root=/dev/sda2 ro"));
    assertThat(facts.processors()).isEqualTo(Answer.known(2));
    assertThat(facts.memoryKb()).isEqualTo(Answer.known(16_000_000L));
    assertThat(facts.model()).isEqualTo(Answer.known("Dell Inc. PowerEdge R640"));
  }

  @Test
  void machineThatTellsNothing_saysWhy() {
    BootFacts facts = facts();

    assertThat(facts.platform().why())
        .isEqualTo("it shows neither sys/devices/system/cpu/modalias nor proc/sys/kernel/arch");
    assertThat(facts.firmware().why()).isEqualTo("it shows no sys/firmware");
    assertThat(facts.firmwareBits().why())
        .isEqualTo("it shows no sys/firmware/efi/fw_platform_size");
    assertThat(facts.secureBoot().why())
        .isEqualTo("its firmware is not known: it shows no sys/firmware");
    assertThat(facts.lockdown().why()).isEqualTo("it shows no sys/kernel/security/lockdown");
    assertThat(facts.hypervisor().why())
        .isEqualTo("neither SMBIOS, the processor nor a device tells it");
    assertThat(facts.hardwareBits().value()).isEmpty();
    assertThat(facts.kernelBits().why()).isEqualTo("it shows no sys/kernel/address_bits");
    assertThat(facts.kernelRelease().why()).isEqualTo("it shows no proc/sys/kernel/osrelease");
    assertThat(facts.commandLine().why()).isEqualTo("it shows no proc/cmdline");
    assertThat(facts.processors().why()).isEqualTo("it shows no sys/bus/cpu");
    assertThat(facts.memoryKb().why())
        .isEqualTo("it shows neither sys/devices/system/memory nor proc/meminfo");
    assertThat(facts.model().why()).isEqualTo("neither SMBIOS nor a device tree tells it");
    assertThat(facts.bootDisks().why())
        .isEqualTo("only the running system tells what it was started from, not a recording");
  }

  @Test
  void biosMachine_hasNoSecureBoot() {
    machine.directory("sys/firmware/dmi").file(MachineFiles.PROCESSOR, X86);

    assertThat(facts().platform()).isEqualTo(Answer.known("x86_64-bios"));
    assertThat(facts().secureBoot()).isEqualTo(Answer.known(false));
  }

  @Test
  void deviceTreeMachine_isOne() {
    machine
        .directory("sys/firmware/devicetree/base")
        .file("sys/firmware/devicetree/base/model", "Raspberry Pi 4 Model B Rev 1.4\0")
        .file(MachineFiles.PROCESSOR, "cpu:type:aarch64:feature:,0000,0001");
    BootFacts facts = facts();

    assertThat(facts.platform()).isEqualTo(Answer.known("aarch64-dt"));
    assertThat(facts.hardwareBits()).isEqualTo(Answer.known(64));
    assertThat(facts.model()).isEqualTo(Answer.known("Raspberry Pi 4 Model B Rev 1.4"));
    assertThat(facts.hypervisor()).isEqualTo(Answer.known(Hypervisor.NONE));
  }

  @ParameterizedTest
  @CsvSource({"0600000000,false", "0600000001,true", "1600000001,true"})
  void secureBoot_isTheFifthByte(String variable, boolean on) {
    machine.file(MachineFiles.SECURE_BOOT, variable);

    assertThat(facts().secureBoot()).isEqualTo(Answer.known(on));
  }

  @Test
  void efiWithoutTheVariable_isWithoutSecureBoot() {
    machine.directory("sys/firmware/efi");
    assertThat(facts().secureBoot().why())
        .isEqualTo("it shows no variables of EFI in sys/firmware/efi/efivars");

    machine.file("sys/firmware/efi/efivars/BootCurrent-8be4df61", "06000000");
    assertThat(facts().secureBoot()).isEqualTo(Answer.known(false));
  }

  @ParameterizedTest
  @CsvSource({"34359738367,64", "122880,32"})
  void olderKernel_tellsItsBitsByWhatItCanMap(String kilobytes, int bits) {
    machine.file(MachineFiles.MEMINFO, "MemTotal: 1 kB\nVmallocTotal:   " + kilobytes + " kB");

    assertThat(facts().kernelBits()).isEqualTo(Answer.known(bits));
  }

  @Test
  void memory_isThatOfItsBlocks() {
    machine
        .file("sys/devices/system/memory/block_size_bytes", "8000000")
        .device("memory", "/devices/system/memory/memory0")
        .device("memory", "/devices/system/memory/memory1")
        .file(MachineFiles.MEMINFO, "MemTotal: 200000 kB");

    assertThat(facts().memoryKb()).isEqualTo(Answer.known(262_144L));
  }

  @Test
  void recordingOfThisMachine_keepsTheFacts() {
    Hardware here = Hardware.thisMachine();

    assertThat(BootFacts.of(here).architecture().value()).isPresent();
    assertThat(BootFacts.of(here).kernelRelease().value()).isPresent();
    assertThat(BootFacts.of(here).memoryKb().value()).isPresent();
  }

  private BootFacts facts() {
    return BootFacts.of(machine.hardware());
  }
}

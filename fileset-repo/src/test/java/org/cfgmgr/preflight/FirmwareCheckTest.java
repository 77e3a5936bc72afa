package org.cfgmgr.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.cfgmgr.preflight.Check.Result;
import org.cfgmgr.scan.DeviceTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FirmwareCheckTest {
  private static final String OVMF = "EFI Development Kit II / OVMF";

  @ParameterizedTest
  @CsvSource({
    "SeaBIOS, 1000:0060, 10400, OK",
    "SeaBIOS, 1000:0012, 10000, OK",
    "SeaBIOS, 1000:0001, 10000, FAIL",
    OVMF + ", 8086:2922, 10601, OK",
    OVMF + ", 1B36:0010, 10802, OK",
    OVMF + ", 1AF4:1001, 10000, OK",
    OVMF + ", 1000:0060, 10400, FAIL",
    OVMF + ", 1000:0012, 10000, FAIL",
    OVMF + ", 15AD:07C0, 10700, UNKNOWN",
    OVMF + ", 1000:0054, 10700, UNKNOWN",
  })
  void emulated_byWhatItsFirmwareHas(String vendor, String id, String pciClass, Result result) {
    TestingMachine machine = TestingMachine.bios().pci("0000:00:04.0", id, pciClass);
    machine.tree().file("sys/class/dmi/id/bios_vendor", vendor);
    DeviceTree devices = machine.devices();

    assertThat(new FirmwareCheck(devices, new Disks(devices).candidates()).check())
        .map(Check::result)
        .contains(result);
  }

  @Test
  void realFirmware_controllersBringTheirOwn() {
    DeviceTree devices = TestingMachine.bios().pci("0000:00:04.0", "1000:0060", "10400").devices();

    assertThat(new FirmwareCheck(devices, new Disks(devices).candidates()).check())
        .isEqualTo(Optional.empty());
  }
}

package org.cfgmgr.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.cfgmgr.preflight.DeviceName.Kind;
import org.cfgmgr.scan.DeviceTree;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SurvivalTest {
  @ParameterizedTest
  @CsvSource({
    "UUID=0c5e, CONTENT",
    "PARTUUID=0c5e-01, CONTENT",
    "/dev/disk/by-label/root, CONTENT",
    "/dev/disk/by-id/dm-uuid-LVM-abc, CONTENT",
    "/dev/disk/by-id/ata-DISK_123-part1, HARDWARE",
    "/dev/disk/by-path/pci-0000:00:1f.2-ata-1-part1, PLACE",
    "/dev/sda1, KERNEL",
    "/dev/nvme0n1p2, KERNEL",
    "/dev/mmcblk0p1, KERNEL",
    "/dev/mapper/vg-root, MAPPER",
    "/dev/vg/root, MAPPER",
    "/dev/md/0, RAID",
    "tmpfs, OTHER",
    "server:/export, OTHER",
    "/swapfile, OTHER",
  })
  void kind(String name, Kind kind) {
    assertThat(DeviceName.of(name).kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @MethodSource("problems")
  void problem(String name, String problem) {
    DeviceTree machine = TestingMachine.bios().sata("0000:00:1f.2", "sda").devices();
    Disks disks = new Disks(machine);

    assertThat(new Survival(disks, disks.candidates()).problem(DeviceName.of(name)))
        .isEqualTo(problem);
  }

  static Stream<Arguments> problems() {
    return Stream.of(
        arguments("UUID=0c5e", ""),
        arguments("/dev/sda1", ""),
        arguments("/dev/vda1", "there is no vda on this machine, whose disks are sda"),
        arguments("/dev/disk/by-path/pci-0000:00:1f.2-ata-1-part1", ""),
        arguments(
            "/dev/disk/by-path/pci-0000:03:00.0-scsi-0:0:0:0",
            "it is by the old machine's slot (pci-0000:03:00.0-scsi-0:0:0:0), and disks here are"
                + " below 0000:00:1f.2"),
        arguments(
            "/dev/disk/by-id/ata-DISK_123-part1",
            "it is by the old disk's own number (ata-DISK_123), which no disk here has"));
  }
}

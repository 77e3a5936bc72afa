package org.cfgmgr.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cfgmgr.scan.TestingTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BootDisksTest {
  private final TestingTree machine = TestingTree.create().directory("sys/bus");

  @Test
  void bootDisks_areBelowVolumesAndPartitions() {
    disks().mounted("0:22 / /proc rw - proc proc rw", "253:0 / / rw - ext4 /dev/mapper/vg-root rw");

    assertThat(facts().bootDisks()).isEqualTo(Answer.known(List.of("sda", "sdb")));
    assertThat(facts().bootMedium()).isEqualTo(Answer.known(BootMedium.DISK));
  }

  @Test
  void bootDisk_isWhereTheFirmwareReads() {
    disks()
        .mounted(
            "0:30 /@ / rw - btrfs /dev/sda1 rw",
            "8:17 / /boot/efi rw - vfat /dev/sdb1 rw",
            "8:1 / /boot rw - ext4 /dev/sda1 rw");
    assertThat(facts().bootDisks()).isEqualTo(Answer.known(List.of("sda")));

    machine.directory("sys/firmware/efi");
    assertThat(facts().bootDisks()).isEqualTo(Answer.known(List.of("sdb")));
  }

  @Test
  void btrfs_isFoundByName() {
    disks().mounted("0:30 /@ / rw - btrfs /dev/sda1 rw");

    assertThat(facts().bootDisks()).isEqualTo(Answer.known(List.of("sda")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/run/live/medium", "/cdrom"})
  void liveSystem_isFromCd(String place) {
    disks()
        .mounted(
            "0:30 / / rw - overlay overlay rw", "11:0 / " + place + " ro - iso9660 /dev/sr0 ro");

    assertThat(facts().bootMedium()).isEqualTo(Answer.known(BootMedium.CD));
    assertThat(facts().bootDisks().why())
        .isEqualTo("the root file system is on no disk of this machine");
  }

  @Test
  void rootOnNfs_isFromTheNetwork() {
    disks().mounted("0:30 / / rw - nfs4 server:/root rw");

    assertThat(facts().bootMedium()).isEqualTo(Answer.known(BootMedium.NETWORK));
  }

  /** Two disks with a partition each, and a volume over both. */
  private BootDisksTest disks() {
    machine
        .device("block", "/devices/a/sda", "MAJOR=8", "MINOR=0", "DEVTYPE=disk")
        .device("block", "/devices/a/sda/sda1", "MAJOR=8", "MINOR=1", "DEVTYPE=partition")
        .device("block", "/devices/b/sdb", "MAJOR=8", "MINOR=16", "DEVTYPE=disk")
        .device("block", "/devices/b/sdb/sdb1", "MAJOR=8", "MINOR=17", "DEVTYPE=partition")
        .device("block", "/devices/virtual/block/dm-0", "MAJOR=253", "MINOR=0", "DEVTYPE=disk")
        .link("sys/devices/virtual/block/dm-0/slaves/sda1", "sys/devices/a/sda/sda1")
        .link("sys/devices/virtual/block/dm-0/slaves/sdb1", "sys/devices/b/sdb/sdb1");
    return this;
  }

  private void mounted(String... lines) {
    StringBuilder text = new StringBuilder();
    for (String line : lines) {
      text.append("22 1 ").append(line).append('\n');
    }
    machine.file("proc/self/mountinfo", text.toString());
  }

  private BootFacts facts() {
    return BootFacts.of(machine.hardware());
  }
}

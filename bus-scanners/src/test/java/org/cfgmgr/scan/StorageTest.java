package org.cfgmgr.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;

class StorageTest {
  private static final String SLOT = "/devices/pci0000:00/0000:00:1f.2";
  private static final String NVME = "/devices/pci0000:00/0000:00:04.0";

  @Test
  void lun_withName_givesItToItsDisk() {
    String lun = SLOT + "/ata8/host7/target7:0:0/7:0:0:0";
    DeviceTree tree =
        hosts()
            .device(
                "scsi",
                lun,
                "DEVTYPE=scsi_device",
                "type=0",
                "vendor=ATA     ",
                "model=Disk 1",
                "rev=1.0",
                "wwid=t10.ATA     Disk 1   S1",
                "driver=sd",
                "module=sd_mod")
            .device("block", lun + "/block/sdb", "DEVTYPE=disk", "MAJOR=8", "MINOR=16", "size=2048")
            .device("block", lun + "/block/sdb/sdb2", "DEVTYPE=partition", "partition=2")
            .devices();

    assertThat(tree.get(lun).orElseThrow().facts())
        .contains(
            entry("vendor", "ATA"),
            entry("type", "0"),
            entry(Fact.MODULE, "sd_mod"),
            entry(Fact.UNIQUE_ID, "scsi:t10.ATA_Disk_1_S1"));
    assertThat(tree.get(lun + "/block/sdb").orElseThrow().facts())
        .contains(
            entry("dev", "8:16"),
            entry("size", "2048"),
            entry("wwid", "t10.ATA     Disk 1   S1"),
            entry(Fact.UNIQUE_ID, "wwid:t10.ATA_Disk_1_S1"));
    assertThat(unique(tree, lun + "/block/sdb/sdb2")).isEqualTo("wwid:t10.ATA_Disk_1_S1-part2");
  }

  @Test
  void lun_withoutName_isKnownByControllerAndRankOfItsHost() {
    String target = SLOT + "/ata8/host7/target7:0:0";
    String lun = target + "/7:0:0:1";
    DeviceTree tree =
        hosts()
            .device("scsi", target)
            .device("scsi", lun)
            .device("block", lun + "/block/sda", "DEVTYPE=disk")
            .devices();

    assertThat(tree.get(target).orElseThrow().fact(Fact.DEVTYPE)).isEqualTo("scsi_target");
    assertThat(unique(tree, SLOT + "/ata8/host7")).isEqualTo("scsi:0000:00:1f.2/1");
    assertThat(unique(tree, target)).isEqualTo("scsi:0000:00:1f.2/1:0:0");
    assertThat(unique(tree, lun)).isEqualTo("scsi:0000:00:1f.2/1:0:0:1");
    assertThat(unique(tree, lun + "/block/sda")).isEqualTo("block:0000:00:1f.2/1:0:0:1");
  }

  @Test
  void lun_onTwoPaths_hasTheNameOnce() {
    String first = SLOT + "/ata3/host2/target2:0:0/2:0:0:0";
    String second = SLOT + "/ata8/host7/target7:0:0/7:0:0:0";
    DeviceTree tree =
        hosts()
            .device("scsi", first, "DEVTYPE=scsi_device", "wwid=naa.5000c5")
            .device("scsi", second, "DEVTYPE=scsi_device", "wwid=naa.5000c5")
            .devices();

    assertThat(unique(tree, first)).isEqualTo("scsi:naa.5000c5");
    assertThat(unique(tree, second)).isEqualTo("scsi:naa.5000c5@scsi:0000:00:1f.2/1:0:0:0");
  }

  @Test
  void nvme_isKnownByItsWwid_andItsHiddenPathByPlace() {
    String disk = "/devices/virtual/nvme-subsystem/nvme-subsys2/nvme2n1";
    String hidden = NVME + "/nvme/nvme2/nvme2c2n1";
    DeviceTree tree =
        TestingTree.create()
            .device("pci", NVME)
            .device("block", disk, "DEVTYPE=disk", "wwid=eui.0025385", "hidden=0")
            .device("block", hidden, "DEVTYPE=disk", "wwid=eui.0025385", "hidden=1")
            .devices();

    assertThat(unique(tree, disk)).isEqualTo("wwid:eui.0025385");
    assertThat(unique(tree, hidden)).isEqualTo("block:0000:00:04.0/n1");
  }

  @Test
  void nvme_serialAndModel_areItsControllers() {
    String disk = NVME + "/nvme/nvme0/nvme0n1";
    DeviceTree tree =
        TestingTree.create()
            .device("pci", NVME)
            .device("block", disk, "device->" + NVME + "/nvme/nvme0")
            .file("sys" + NVME + "/nvme/nvme0/serial", "S3X9  ")
            .file("sys" + NVME + "/nvme/nvme0/model", "Fast 9")
            .devices();

    assertThat(tree.get(disk).orElseThrow().facts())
        .contains(
            entry("serial", "S3X9"),
            entry("model", "Fast 9"),
            entry(Fact.UNIQUE_ID, "serial:S3X9"));
  }

  @Test
  void deviceMapper_isKnownByItsUuid_andALoopByItsName() {
    DeviceTree tree =
        TestingTree.create()
            .device("block", "/devices/virtual/block/dm-0", "dm/uuid=LVM-x1", "dm/name=vg-root")
            .device("block", "/devices/virtual/block/loop0")
            .devices();

    assertThat(unique(tree, "/devices/virtual/block/dm-0")).isEqualTo("dm:LVM-x1");
    assertThat(tree.get("/devices/virtual/block/dm-0").orElseThrow().fact("dm_name"))
        .isEqualTo("vg-root");
    assertThat(unique(tree, "/devices/virtual/block/loop0")).isEqualTo("block:loop0");
  }

  @Test
  void disks_withoutClass_areFoundInSysBlock() {
    DeviceTree tree =
        TestingTree.create()
            .file("sys/devices/x/block/sda/size", "8")
            .link("sys/block/sda", "sys/devices/x/block/sda")
            .devices();

    assertThat(tree.get("/devices/x/block/sda").orElseThrow().fact("size")).isEqualTo("8");
  }

  private static TestingTree hosts() {
    return TestingTree.create()
        .device("pci", SLOT)
        .device("scsi", SLOT + "/ata3/host2", "DEVTYPE=scsi_host")
        .device("scsi", SLOT + "/ata8/host7");
  }

  private static String unique(DeviceTree tree, String path) {
    return tree.get(path).orElseThrow().fact(Fact.UNIQUE_ID);
  }
}

package org.cfgmgr.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.cfgmgr.guard.Guard.Use;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Disks that other disks, and what spans several, are made of. */
class StackUseTest {
  private static final String ADAPTER = "/devices/pci0000:00/0000:00:05.0";
  private static final String SDA = TestingSystem.disk("sda", "0");
  private static final String SDB = TestingSystem.disk("sdb", "1");
  private static final String SDC = TestingSystem.disk("sdc", "2");
  private static final String DM0 = "/devices/virtual/block/dm-0";

  @TempDir Path root;
  private TestingSystem system;

  @BeforeEach
  void threeDisksOfOneAdapter() {
    system = TestingSystem.create(root).disk("sda", 0).disk("sdb", 1).disk("sdc", 2);
  }

  @Test
  void zram_withoutBackingDevice() {
    system
        .mount("self", "8:1", "/", "/dev/sda1")
        .block("/devices/virtual/block/zram0", "252:0")
        .file("sys/devices/virtual/block/zram0/backing_dev", "none");

    assertThat(system.reasons(SDA)).containsExactly("sda1 is mounted on /");
  }

  @Test
  void lvm_volumeMounted() {
    system
        .stacked("dm-0", "254:0", "vg0-root", SDA + "/sda1", SDB)
        .mount("self", "254:0", "/", "/dev/mapper/vg0-root");

    assertThat(system.reasons(DM0)).containsExactly("dm-0 (vg0-root) is mounted on /");
    assertThat(system.reasons(SDA))
        .containsExactly(
            "sda1 is under dm-0 (vg0-root), which is mounted on /",
            "sda1 is held by dm-0 (vg0-root)");
    assertThat(system.guard().uses(SDB).get(0))
        .isEqualTo(new Use(DM0, "sdb is under dm-0 (vg0-root), which is mounted on /"));
    assertThat(system.reasons(SDC)).isEmpty();
  }

  @Test
  void lvm_volumeOnlyActive() {
    system.stacked("dm-0", "254:0", "vg0-data", SDA + "/sda1");

    assertThat(system.reasons(SDA)).containsExactly("sda1 is held by dm-0 (vg0-data)");
    assertThat(system.reasons(DM0)).isEmpty();
  }

  @Test
  void luks_inMdOverTwoDisks() {
    String md0 = "/devices/virtual/block/md0";
    system
        .stacked("md0", "9:0", "", SDA + "/sda1", SDB + "/sdb1")
        .stacked("dm-0", "254:0", "luks-5d0c", md0)
        .mount("self", "254:0", "/secret", "/dev/mapper/luks-5d0c");

    assertThat(system.reasons(SDB))
        .containsExactly(
            "sdb1 is under dm-0 (luks-5d0c), which is mounted on /secret",
            "sdb1 is under md0, which is held by dm-0 (luks-5d0c)",
            "sdb1 is held by md0");
  }

  @Test
  void multipath_swapOnMapWithoutUdev() {
    system
        .stacked("dm-0", "254:0", "mpatha", SDA, SDB)
        .file("proc/swaps", "Filename Type\n/dev/mapper/mpatha partition\t1024\t\t0\t\t-2");

    assertThat(system.reasons(SDB))
        .containsExactly(
            "sdb is under dm-0 (mpatha), which is swap", "sdb is held by dm-0 (mpatha)");
  }

  @Test
  void mapper_byLinkOfUdev() {
    system
        .stacked("dm-0", "254:0", "", SDA)
        .text("dev/mapper/mpatha", "../dm-0")
        .file("proc/swaps", "Filename Type\n/dev/mapper/mpatha partition\t1024\t\t0\t\t-2");

    assertThat(system.reasons(SDA))
        .containsExactly("sda is under dm-0, which is swap", "sda is held by dm-0");
  }

  @Test
  void loop_overFileOfMountedDisk() {
    system
        .mount("self", "8:1", "/data", "/dev/sda1")
        .block("/devices/virtual/block/loop0", "7:0")
        .file("sys/devices/virtual/block/loop0/loop/backing_file", "/data/image (deleted)")
        .mount("self", "7:0", "/image", "/dev/loop0");

    assertThat(system.reasons(SDA))
        .containsExactly(
            "sda1 is mounted on /data",
            "sda1 is under loop0, which is mounted on /image",
            "sda1 holds the file /data/image (deleted) of loop0");
  }

  @Test
  void loop_overWholeDisk() {
    system
        .block("/devices/virtual/block/loop0", "7:0")
        .file("sys/devices/virtual/block/loop0/loop/backing_file", "/dev/sdc");

    assertThat(system.reasons(SDC)).containsExactly("sdc is held by loop0");
  }

  @Test
  void bcache_setWithoutBackingDisk() {
    system
        .directory("sys" + SDC + "/bcache")
        .link("sys/fs/bcache/7c1e/cache0", SDC + "/bcache")
        .file("sys/fs/bcache/register", "");

    assertThat(system.reasons(SDC)).containsExactly("sdc is part of bcache 7c1e");
  }

  @Test
  void bcachefs_member() {
    system.link("sys/fs/bcachefs/8a2d/dev-0/block", SDC);

    assertThat(system.reasons(SDC)).containsExactly("sdc is part of bcachefs 8a2d");
  }

  @Test
  void zfs_memberByUdev_andDisksThatUdevDoesNotKnow() {
    system
        .file("proc/spl/kstat/zfs/tank/state", "ONLINE")
        .file("run/udev/data/b8:0", "E:ID_FS_TYPE=zfs_member\nE:ID_FS_LABEL=tank")
        .file("run/udev/data/b8:1", "E:ID_PART_ENTRY_NUMBER=1")
        .file("run/udev/data/b8:16", "E:ID_FS_TYPE=xfs")
        .file("run/udev/data/b8:17", "E:ID_FS_TYPE=xfs")
        .file("run/udev/data/b8:32", "E:ID_FS_TYPE=xfs");

    assertThat(system.reasons(SDA)).containsExactly("sda is part of ZFS pool tank");
    assertThat(system.reasons(SDB)).isEmpty();
    assertThat(system.reasons(SDC))
        .containsExactly("sdc1 may be part of ZFS pool tank: udev does not know it");
  }

  @Test
  void exported_asTargets() {
    system
        .file("sys/kernel/config/target/core/iblock_0/backup/udev_path", "/dev/sda")
        .file("sys/kernel/config/nvmet/subsystems/nqn.x/namespaces/1/device_path", "/dev/sdb")
        .file("sys/kernel/config/nvmet/subsystems/nqn.x/namespaces/1/enable", "1")
        .file("sys/kernel/config/nvmet/subsystems/nqn.x/namespaces/2/device_path", "/dev/sdc")
        .file("sys/kernel/config/nvmet/subsystems/nqn.x/namespaces/2/enable", "0");

    assertThat(system.reasons(SDA)).containsExactly("sda is exported as a SCSI target");
    assertThat(system.reasons(SDB)).containsExactly("sdb is exported by NVMe over fabrics");
    assertThat(system.reasons(SDC)).isEmpty();
  }

  @Test
  void nvme_namespaceWithTwoControllers() {
    String subsystem = "/devices/virtual/nvme-subsystem/nvme-subsys0";
    String second = "/devices/pci0000:00/0000:00:07.0/nvme/nvme1";
    system
        .block(subsystem + "/nvme0n1", "259:1")
        .directory("sys" + second)
        .link("sys" + subsystem + "/nvme1", second)
        .mount("self", "259:1", "/", "/dev/nvme0n1");

    assertThat(system.reasons("/devices/pci0000:00/0000:00:07.0"))
        .containsExactly("nvme1 is under nvme0n1, which is mounted on /");
  }

  @Test
  void suppliersOfAdapter() {
    String phy = "/devices/platform/soc/phy0";
    String link = "/devices/virtual/devlink/platform:phy0--pci:0000:00:05.0";
    String order = "/devices/virtual/devlink/platform:late--pci:0000:00:05.0";
    system
        .directory("sys" + phy)
        .link("sys" + ADAPTER + "/supplier:platform:phy0", link)
        .link("sys" + link + "/supplier", phy)
        .file("sys" + link + "/sync_state_only", "0")
        .link("sys" + ADAPTER + "/supplier:platform:late", order)
        .link("sys" + order + "/supplier", "/devices/platform/late")
        .file("sys" + order + "/sync_state_only", "1")
        .mount("self", "8:1", "/data", "/dev/sda1");

    assertThat(system.reasons(phy))
        .containsExactly("phy0 is under sda1, which is mounted on /data");
    assertThat(system.reasons("/devices/platform/late")).isEmpty();
  }
}

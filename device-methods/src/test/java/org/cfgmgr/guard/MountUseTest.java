package org.cfgmgr.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.cfgmgr.guard.Guard.Use;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** File systems and swap. */
class MountUseTest {
  private static final String ADAPTER = "/devices/pci0000:00/0000:00:05.0";
  private static final String SDA = TestingSystem.disk("sda", "0");
  private static final String SDB = TestingSystem.disk("sdb", "1");
  private static final String SDC = TestingSystem.disk("sdc", "2");

  @TempDir Path root;
  private TestingSystem system;

  @BeforeEach
  void threeDisksOfOneAdapter() {
    system = TestingSystem.create(root).disk("sda", 0).disk("sdb", 1).disk("sdc", 2);
  }

  @Test
  void nothing_mounted() {
    assertThat(system.reasons("/devices")).isEmpty();
  }

  @Test
  void mountTable_unreadable() {
    assertThat(Guard.live(root.resolve("nowhere")).uses(ADAPTER))
        .containsExactly(
            new Use(ADAPTER, "0000:00:05.0 may be in use: /proc/self/mountinfo cannot be read"));
  }

  @Test
  void partition_mounted() {
    system.mount("self", "8:1", "/data", "/dev/sda1");

    assertThat(system.guard().uses(SDA))
        .containsExactly(new Use(SDA + "/sda1", "sda1 is mounted on /data"));
    assertThat(system.reasons(ADAPTER)).containsExactly("sda1 is mounted on /data");
    assertThat(system.reasons("/devices/pci0000:00")).containsExactly("sda1 is mounted on /data");
    assertThat(system.reasons(SDB)).isEmpty();
  }

  @Test
  void neighbour_whosePathBeginsTheSame() {
    system.mount("self", "8:1", "/data", "/dev/sda1");

    assertThat(system.reasons(ADAPTER.substring(0, ADAPTER.length() - 1))).isEmpty();
  }

  @Test
  void mounted_onPlaceWithBlanks() {
    system.mount("self", "8:1", "/my\\040data", "/dev/sda1");

    assertThat(system.reasons(SDA)).containsExactly("sda1 is mounted on /my data");
  }

  @Test
  void root_comesFirst() {
    system.mount("self", "8:1", "/data", "/dev/sda1").mount("self", "8:17", "/", "/dev/root");

    assertThat(system.reasons(ADAPTER))
        .containsExactly("sdb1 is mounted on /", "sda1 is mounted on /data");
  }

  @Test
  void boundToManyPlaces_isToldOnce() {
    system
        .mount("self", "8:1", "/var/lib/containers/a", "/dev/sda1")
        .mount("self", "8:1", "/data", "/dev/sda1");

    assertThat(system.reasons(SDA)).containsExactly("sda1 is mounted on /data");
  }

  @Test
  void mounted_inAnotherNamespace() {
    system
        .text("proc/self/ns/mnt", "mnt:[4026531832]")
        .text("proc/812/ns/mnt", "mnt:[4026532501]")
        .process("812", "postgres")
        .mount("812", "8:1", "/data", "/dev/sda1");

    assertThat(system.reasons(SDA))
        .containsExactly(
            "sda1 is mounted on /data in the mount namespace of postgres (process 812)");
  }

  @Test
  void mounted_whereNoProcessIs() {
    system.directory("sys/fs/xfs/sda1").directory("sys/fs/xfs/stats");

    assertThat(system.reasons(SDA))
        .containsExactly("sda1 is mounted where no process sees it, by xfs");
  }

  @Test
  void btrfs_hasNumberOfItsOwn() {
    system
        .line(
            "proc/self/mountinfo",
            "31 1 0:44 /@home /home rw,relatime - btrfs /dev/sda1 rw,subvolid=256,subvol=/@home")
        .link("sys/fs/btrfs/3f6a/devices/sda1", SDA + "/sda1")
        .link("sys/fs/btrfs/3f6a/devices/sdb", SDB)
        .file("sys/fs/btrfs/3f6a/label", "data")
        .directory("sys/fs/btrfs/features");

    assertThat(system.reasons(SDA))
        .containsExactly("sda1 is mounted on /home", "sda1 is part of btrfs data");
    assertThat(system.reasons(SDB)).containsExactly("sdb is part of btrfs data");
    assertThat(system.reasons(SDC)).isEmpty();
  }

  @Test
  void devRoot_withNumberOfItsOwn() {
    system
        .line("proc/self/mountinfo", "31 1 0:44 / / rw - btrfs /dev/root rw")
        .file("proc/cmdline", "quiet root=/dev/sda1 ro");

    assertThat(system.reasons(SDA)).containsExactly("sda1 is mounted on /");
  }

  @Test
  void overlay_liesOnMountsOfItsOwn() {
    system
        .mount("self", "8:1", "/layers", "/dev/sda1")
        .line(
            "proc/self/mountinfo",
            "31 1 0:50 / /merged rw - overlay overlay rw,lowerdir=/layers/l,upperdir=/layers/u");

    assertThat(system.reasons(SDA)).containsExactly("sda1 is mounted on /layers");
  }

  @Test
  void nvdimm_mountedWithDax() {
    String region = "/devices/LNXSYSTM:00/LNXSYBUS:00/ACPI0012:00/ndbus0/region0";
    system
        .block(region + "/namespace0.0/block/pmem0", "259:0")
        .mount("self", "259:0", "/pm", "/dev/pmem0");

    assertThat(system.reasons(region)).containsExactly("pmem0 is mounted on /pm");
  }

  @Test
  void nvdimm_asMemory() {
    String region = "/devices/LNXSYSTM:00/LNXSYBUS:00/ACPI0012:00/ndbus0/region0";
    system.link("sys/bus/dax/drivers/kmem/dax0.0", region + "/dax0.1/dax0.0");

    assertThat(system.reasons(region)).containsExactly("dax0.0 is memory of the system");
  }

  @Test
  void swap_onPartition() {
    system.file(
        "proc/swaps",
        "Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n/dev/sdb1    partition\t1024\t\t0\t\t-2");

    assertThat(system.reasons(SDB)).containsExactly("sdb1 is swap");
  }

  @Test
  void swap_inFile() {
    system
        .mount("self", "8:1", "/data", "/dev/sda1")
        .file("proc/swaps", "Filename Type\n/data/swap\\040file    file\t1024\t\t0\t\t-2");

    assertThat(system.reasons(SDA))
        .containsExactly("sda1 is mounted on /data", "sda1 holds the swap file /data/swap file");
  }

  @Test
  void swap_onCompressedMemoryWithDisk() {
    system
        .block("/devices/virtual/block/zram0", "252:0")
        .file("sys/devices/virtual/block/zram0/backing_dev", "/dev/sdc1")
        .file("proc/swaps", "Filename Type\n/dev/zram0    partition\t1024\t\t0\t\t100");

    assertThat(system.reasons(SDC))
        .containsExactly("sdc1 is under zram0, which is swap", "sdc1 is held by zram0");
  }
}

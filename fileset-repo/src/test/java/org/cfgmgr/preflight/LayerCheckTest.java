package org.cfgmgr.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cfgmgr.image.TestingInitramfs;
import org.cfgmgr.image.TestingSystem;
import org.cfgmgr.preflight.Check.Result;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A root on LVM, on LUKS, on RAID. */
class LayerCheckTest {
  @TempDir private Path root;

  private TestingSystem system;

  @BeforeEach
  void install() {
    system = TestingSystem.at(root);
  }

  private static TestingInitramfs initramfs(String... modules) {
    return TestingInitramfs.of(TestingSystem.RELEASE)
        .modules("ahci", "sd_mod", "ext4")
        .modules(modules);
  }

  private void root(String name) {
    system.menu("root=" + name + " ro").file("etc/fstab", name + " / ext4 defaults 0 1\n");
  }

  private Check layers() {
    TestingMachine machine = TestingMachine.bios().screen().sata("0000:00:1f.2", "sda");
    List<Check> checks =
        Preflight.of(
                new Preflight.Question(
                    system.open(),
                    machine.devices(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()))
            .checks();
    return checks.stream().filter(check -> check.name().equals("root layers")).findFirst().get();
  }

  @Test
  void volume_allThere() {
    root("/dev/mapper/vg-root");
    system.initramfs(initramfs("dm_mod").file("sbin/lvm", ""));

    assertThat(layers().result()).isEqualTo(Result.OK);
    assertThat(layers().reason()).isEqualTo("vg-root: the initramfs puts it together");
  }

  @Test
  void volume_nothingThere_doesNotBoot() {
    root("/dev/vg/root");
    system.initramfs(initramfs());

    assertThat(layers().result()).isEqualTo(Result.FAIL);
    assertThat(layers().reason())
        .isEqualTo(
            "vg/root: the initramfs has no lvm; the root needs dm_mod, which the initramfs lacks");
  }

  @Test
  void volume_lvmKnowsTheOldDisksOnly_doesNotBoot() {
    root("/dev/mapper/vg-root");
    system.initramfs(
        initramfs("dm_mod")
            .file("sbin/lvm", "")
            .file(
                "etc/lvm/devices/system.devices",
                "VERSION=1.1.2\nIDTYPE=sys_wwid IDNAME=naa.5000c500 DEVNAME=/dev/sda2\n"));

    assertThat(layers().reason())
        .isEqualTo(
            "vg-root: lvm there is told to look at the old machine's disks only"
                + " (etc/lvm/devices/system.devices)");
  }

  @Test
  void encryption_allThere() {
    root("/dev/mapper/root_crypt");
    system
        .file("etc/crypttab", "# name source key\nroot_crypt UUID=77 none luks\n")
        .initramfs(
            initramfs("dm_crypt")
                .file("sbin/cryptsetup", "")
                .file("cryptroot/crypttab", "root_crypt UUID=77 none luks\n"));

    assertThat(layers().result()).isEqualTo(Result.OK);
  }

  @Test
  void encryption_byTheOldDisksName_doesNotBoot() {
    root("/dev/mapper/root_crypt");
    system
        .file("etc/crypttab", "root_crypt /dev/vda3 none luks\n")
        .initramfs(
            initramfs("dm_crypt")
                .file("sbin/cryptsetup", "")
                .file("cryptroot/crypttab", "root_crypt /dev/vda3 none luks\n"));

    assertThat(layers().reason())
        .isEqualTo(
            "root_crypt: crypttab names its disk /dev/vda3: there is no vda on this machine, whose"
                + " disks are sda");
  }

  @Test
  void encryption_notInTheInitramfs_doesNotBoot() {
    root("/dev/mapper/root_crypt");
    system.file("etc/crypttab", "root_crypt UUID=77 none luks\n").initramfs(initramfs("dm_crypt"));

    assertThat(layers().reason())
        .isEqualTo(
            "root_crypt: the initramfs has no crypttab line for it; the initramfs has no"
                + " cryptsetup");
  }

  @Test
  void raid_withoutItsLevel_doesNotBoot() {
    root("/dev/md0");
    system.initramfs(initramfs("md_mod").file("sbin/mdadm", ""));

    assertThat(layers().reason()).isEqualTo("md0: the initramfs has no RAID level's module");
  }
}

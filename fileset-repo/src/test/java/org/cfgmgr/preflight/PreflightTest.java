package org.cfgmgr.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cfgmgr.image.TestingInitramfs;
import org.cfgmgr.image.TestingSystem;
import org.cfgmgr.kernel.KernelException;
import org.cfgmgr.preflight.Check.Result;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreflightTest {
  private static final String RELEASE = TestingSystem.RELEASE;

  @TempDir private Path root;

  private TestingSystem system;

  @BeforeEach
  void install() {
    system = TestingSystem.at(root);
  }

  private static TestingMachine usual() {
    return TestingMachine.bios().screen().sata("0000:00:1f.2", "sda").e1000("0000:00:03.0");
  }

  private Verdict judge(TestingMachine machine) {
    return judge(machine, Optional.empty(), Optional.empty());
  }

  private Verdict judge(TestingMachine machine, Optional<String> release, Optional<String> disk) {
    return Preflight.of(
        new Preflight.Question(system.open(), machine.devices(), Optional.empty(), release, disk));
  }

  private static Check check(Verdict verdict, String name) {
    List<Check> found = verdict.checks().stream().filter(c -> c.name().equals(name)).toList();
    assertThat(found).as(name).hasSize(1);
    return found.get(0);
  }

  @Test
  void allThere_boots() {
    Verdict verdict = judge(usual());

    assertThat(verdict.outcome()).isEqualTo(Outcome.BOOTS);
    assertThat(verdict.checks())
        .extracting(Check::name, Check::result, Check::reason)
        .containsExactly(
            row("boot loader", "GRUB for BIOS, /boot/grub"),
            row("kernel", RELEASE + ", GRUB's default, entry 0 of /boot/grub/grub.cfg"),
            row("initramfs", "6 modules (MODULES=most), gzip"),
            row("storage", "disk sda: driven by the kernel and its initramfs"),
            row("root", "root=UUID=" + TestingSystem.UUID + " moves with the disk"),
            row("file system", "ext4: known to the kernel and its initramfs"),
            row("fstab", "no line stops the boot"),
            row("network card", "PCI device 0000:00:03.0 [8086:100e]: driven"),
            row("network", "enp0s3 by /etc/systemd/network/80-dhcp.network (DHCP)"),
            row("console", "the screen"));
  }

  private static org.assertj.core.groups.Tuple row(String name, String reason) {
    return org.assertj.core.api.Assertions.tuple(name, Result.OK, reason);
  }

  @Test
  void initramfsLacksTheController_doesNotBoot() {
    system.initramfs("virtio_pci", "virtio_blk", "ext4");

    Verdict verdict = judge(usual());

    assertThat(verdict.outcome()).isEqualTo(Outcome.DOES_NOT_BOOT);
    assertThat(check(verdict, "storage"))
        .isEqualTo(
            Check.fail(
                "storage",
                Check.Stage.BOOT,
                "disk sda is not reached: PCI device 0000:00:1f.2 [8086:2922] needs ahci, which the"
                    + " initramfs lacks; scsi device 0:0:0:0 needs sd_mod, which the initramfs"
                    + " lacks",
                "add ahci, sd_mod to "
                    + root
                    + "/etc/initramfs-tools/modules, then chroot "
                    + root
                    + " update-initramfs -u -k "
                    + RELEASE));
  }

  @Test
  void initramfsOfTheOldMachineOnly_remedyIsMost() {
    system.initramfs(
        TestingInitramfs.of(RELEASE)
            .file("conf/conf.d/dep", "MODULES=dep\n")
            .modules("virtio_blk", "ext4"));

    assertThat(check(judge(usual()), "storage").remedy())
        .isEqualTo("chroot " + root + " update-initramfs -u -k " + RELEASE + " with MODULES=most");
  }

  @Test
  void moduleNeedsWhatIsNotThere_doesNotBoot() {
    system.initramfs("ahci:libahci", "sd_mod", "ext4");

    assertThat(check(judge(usual()), "storage").reason())
        .isEqualTo(
            "disk sda is not reached: PCI device 0000:00:1f.2 [8086:2922] needs libahci (for"
                + " ahci), which the initramfs lacks");
  }

  @Test
  void kernelHasNoDriver_otherKernel() {
    Verdict verdict =
        judge(
            TestingMachine.bios().pci("0000:00:05.0", "1000:0060", "10400").e1000("0000:00:03.0"));

    assertThat(verdict.outcome()).isEqualTo(Outcome.DOES_NOT_BOOT);
    assertThat(check(verdict, "storage").reason())
        .isEqualTo(
            "pci controller 0000:00:05.0 is not reached: kernel "
                + RELEASE
                + " has no driver for PCI device 0000:00:05.0 [1000:0060]");
    assertThat(check(verdict, "storage").remedy())
        .isEqualTo(
            "install a kernel that has the driver in the image, rebuild its initramfs and make it"
                + " the boot loader's default");
  }

  @Test
  void builtInDriver_needsNoModule() {
    system.file(
        "lib/modules/" + RELEASE + "/modules.builtin", "kernel/drivers/nvme/host/nvme.ko\n");
    system.file("lib/modules/" + RELEASE + "/modules.alias", "alias fs-ext4 ext4\n");
    system.initramfs("ext4");

    assertThat(check(judge(TestingMachine.bios().nvme("0000:00:04.0")), "storage").reason())
        .isEqualTo("pci controller 0000:00:04.0: driven by the kernel and its initramfs");
  }

  @Test
  void virtioBehindPci_needsBoth() {
    system.initramfs("virtio_pci", "ext4");
    TestingMachine machine =
        TestingMachine.bios().pci("0000:00:04.0", "1AF4:1001", "10000", "PCI_SUBSYS_ID=1AF4:0002");

    assertThat(check(judge(machine), "storage").reason())
        .isEqualTo(
            "pci controller 0000:00:04.0 is not reached: what pci controller 0000:00:04.0 shows"
                + " (virtio:d00000002v00001AF4) needs virtio_blk, which the initramfs lacks");
  }

  @Test
  void severalControllersOfWhichOneIsDriven_depends() {
    system.initramfs("nvme", "ext4");
    TestingMachine machine =
        TestingMachine.bios().nvme("0000:00:04.0").ahci("0000:00:1f.2").e1000("0000:00:03.0");

    Verdict verdict = judge(machine);

    assertThat(verdict.outcome()).isEqualTo(Outcome.DEPENDS);
    assertThat(check(verdict, "storage").reason())
        .startsWith("pci controller 0000:00:04.0 reached, pci controller 0000:00:1f.2 not: ");
    assertThat(judge(machine, Optional.empty(), Optional.of("00:04.0")).outcome())
        .isEqualTo(Outcome.BOOTS);
    assertThat(judge(machine, Optional.empty(), Optional.of("0000:00:1f.2")).outcome())
        .isEqualTo(Outcome.DOES_NOT_BOOT);
  }

  @Test
  void diskThatIsNotThere_saysSo() {
    assertThat(check(judge(usual(), Optional.empty(), Optional.of("/dev/sdb")), "storage").reason())
        .isEqualTo("the machine has no disk or device /dev/sdb");
  }

  @Test
  void blacklistInTheInitramfs_doesNotBoot() {
    system.initramfs(
        TestingInitramfs.of(RELEASE)
            .file("etc/modprobe.d/no.conf", "blacklist ahci\n")
            .modules("ahci", "sd_mod", "ext4"));

    assertThat(check(judge(usual()), "storage").reason())
        .isEqualTo(
            "disk sda is not reached: PCI device 0000:00:1f.2 [8086:2922] needs ahci, which is kept"
                + " out: etc/modprobe.d/no.conf in the initramfs");
  }

  @Test
  void efiMachineBiosImage_doesNotBoot() {
    Verdict verdict = judge(TestingMachine.efi().sata("0000:00:1f.2", "sda").e1000("0000:00:03.0"));

    assertThat(verdict.outcome()).isEqualTo(Outcome.DOES_NOT_BOOT);
    assertThat(check(verdict, "boot loader").reason())
        .isEqualTo("the machine starts by EFI, and the image has no EFI boot loader");
  }

  @Test
  void efiLoaderOfTheOldFirmwareOnly_doesNotBoot() {
    system.file("boot/efi/EFI/debian/grubx64.efi", "GRUB");

    Verdict verdict = judge(TestingMachine.efi().sata("0000:00:1f.2", "sda").e1000("0000:00:03.0"));

    assertThat(check(verdict, "boot loader"))
        .isEqualTo(
            Check.fail(
                "boot loader",
                Check.Stage.BOOT,
                "no /boot/efi/EFI/BOOT/BOOTX64.EFI: the loader in EFI/{debian} was started by an"
                    + " entry in the old machine's firmware, which does not move along",
                "chroot "
                    + root
                    + " grub-install --target=x86_64-efi --force-extra-removable --no-nvram"));
  }

  @Test
  void efiRemovablePath_boots() {
    system.file("boot/efi/EFI/boot/bootx64.efi", "GRUB");

    Verdict verdict = judge(TestingMachine.efi().sata("0000:00:1f.2", "sda").e1000("0000:00:03.0"));

    assertThat(verdict.outcome()).isEqualTo(Outcome.BOOTS);
  }

  @Test
  void efiPartitionNotMounted_depends() {
    system.file(
        "etc/fstab",
        "UUID="
            + TestingSystem.UUID
            + " / ext4 defaults 0 1\nUUID=A-B /boot/efi vfat umask=0077 0 1\n");

    Check check =
        check(
            judge(TestingMachine.efi().sata("0000:00:1f.2", "sda").e1000("0000:00:03.0")),
            "boot loader");

    assertThat(check.result()).isEqualTo(Result.UNKNOWN);
    assertThat(check.reason()).isEqualTo("the EFI system partition is not mounted at /boot/efi");
  }

  @Test
  void initramfsGone_doesNotBoot() {
    system.without("boot/initrd.img-" + RELEASE);

    assertThat(check(judge(usual()), "initramfs").reason())
        .isEqualTo("/boot/initrd.img-" + RELEASE + " is not there, and GRUB stops");
  }

  @Test
  void initramfsDamaged_doesNotBoot() {
    system.file("boot/initrd.img-" + RELEASE, "nonsense");

    Verdict verdict = judge(usual());

    assertThat(verdict.outcome()).isEqualTo(Outcome.DOES_NOT_BOOT);
    assertThat(check(verdict, "initramfs").reason())
        .isEqualTo(
            root
                + "/boot/initrd.img-"
                + RELEASE
                + ": cannot be read as an initramfs (after 0 files): what follows is neither cpio"
                + " nor packed in a way the kernel knows");
  }

  @Test
  void initramfsOfAnotherKernel_doesNotBoot() {
    system.initramfs(TestingInitramfs.of("6.1.0-55-amd64").modules("ahci", "sd_mod", "ext4"));
    TestingInitramfs.of("6.1.0-55-amd64")
        .modules("ahci")
        .writeTo(root.resolve("boot/initrd.img-" + RELEASE));

    assertThat(check(judge(usual()), "initramfs").reason())
        .endsWith("holds modules of 6.1.0-55-amd64, not of " + RELEASE);
  }

  @Test
  void kernelAskedForIsNotTheDefault_warns() {
    system.kernel("6.1.0-57-amd64").file("boot/vmlinuz-6.1.0-57-amd64", "");
    TestingInitramfs.of("6.1.0-57-amd64")
        .modules("ahci", "sd_mod", "ext4")
        .writeTo(root.resolve("boot/initrd.img-6.1.0-57-amd64"));

    Check check = check(judge(usual(), Optional.of("6.1.0-57-amd64"), Optional.empty()), "kernel");

    assertThat(check.result()).isEqualTo(Result.WARN);
    assertThat(check.reason())
        .isEqualTo("6.1.0-57-amd64 as asked for; the boot loader starts " + RELEASE);
  }

  @Test
  void kernelNotInstalled_saysSo() {
    assertThatExceptionOfType(KernelException.class)
        .isThrownBy(() -> judge(usual(), Optional.of("5.10"), Optional.empty()))
        .withMessage("kernel 5.10 is not installed below " + root + "; installed: " + RELEASE);
  }

  @Test
  void rootByTheOldDisksName_doesNotBoot() {
    system.menu("root=/dev/vda1 ro");

    assertThat(check(judge(usual()), "root").reason())
        .isEqualTo("root=/dev/vda1: there is no vda on this machine, whose disks are sda");
  }

  @Test
  void noRoot_doesNotBoot() {
    system.menu("ro quiet");

    assertThat(check(judge(usual()), "root").reason())
        .isEqualTo("no root= on the kernel command line");
  }

  @Test
  void fileSystemModuleMissing_doesNotBoot() {
    system.initramfs("ahci", "sd_mod");

    assertThat(check(judge(usual()), "file system").reason())
        .isEqualTo("the root file system needs ext4, which the initramfs lacks");
  }

  @Test
  void fstabLineOfTheOldMachine_isNotReachable() {
    system.file(
        "etc/fstab",
        "UUID=" + TestingSystem.UUID + " / ext4 defaults 0 1\n/dev/vdb1 /srv ext4 defaults 0 2\n");

    Verdict verdict = judge(usual());

    assertThat(verdict.outcome()).isEqualTo(Outcome.BOOTS_UNREACHABLE);
    assertThat(check(verdict, "fstab").reason())
        .isEqualTo(
            "the boot stops at line 2, /dev/vdb1 on /srv: there is no vdb on this machine, whose"
                + " disks are sda");
  }

  @Test
  void fstabLineThatMayFail_boots() {
    system.file(
        "etc/fstab",
        "UUID=" + TestingSystem.UUID + " / ext4 defaults 0 1\n/dev/vdb1 /srv ext4 nofail 0 2\n");

    assertThat(judge(usual()).outcome()).isEqualTo(Outcome.BOOTS);
  }

  @Test
  void cardWithoutFirmware_isNotReachable() {
    TestingMachine machine =
        TestingMachine.bios().sata("0000:00:1f.2", "sda").pci("0000:02:00.0", "10EC:8168", "20000");

    Verdict verdict = judge(machine);

    assertThat(verdict.outcome()).isEqualTo(Outcome.BOOTS_UNREACHABLE);
    assertThat(check(verdict, "network card").reason())
        .isEqualTo("kernel " + RELEASE + " has no driver for PCI device 0000:02:00.0 [10ec:8168]");
  }

  @Test
  void configurationOfTheOldCard_isNamed_andNotTheDistributionsForContainers() {
    system
        .file(
            "usr/lib/systemd/network/80-container-host0.network",
            "[Match]\nVirtualization=container\nName=host0\n[Network]\nDHCP=yes\n")
        .file(
            "etc/systemd/network/80-dhcp.network",
            "[Match]\nMACAddress=52:54:00:00:00:01\n[Network]\nDHCP=yes\n");

    Check network = check(judge(usual()), "network");

    assertThat(network.reason())
        .isEqualTo(
            "enp0s3: not configured; systemd-networkd knows MACAddress=52:54:00:00:00:01 in"
                + " /etc/systemd/network/80-dhcp.network");
    assertThat(network.remedy())
        .isEqualTo(
            "change what "
                + root
                + "/etc/systemd/network/80-dhcp.network matches (MACAddress=52:54:00:00:00:01)");
  }

  @Test
  void interfaceOfTheOldName_isNotReachable() {
    system
        .without("etc/systemd/network/80-dhcp.network")
        .file("usr/sbin/ifup", "")
        .file("usr/sbin/dhclient", "")
        .file("etc/systemd/system/multi-user.target.wants/networking.service", "[Unit]\n")
        .file(
            "etc/network/interfaces",
            "auto lo\niface lo inet loopback\nallow-hotplug enp1s0\niface enp1s0 inet dhcp\n");

    Verdict verdict = judge(usual());

    assertThat(verdict.outcome()).isEqualTo(Outcome.BOOTS_UNREACHABLE);
    assertThat(check(verdict, "network"))
        .isEqualTo(
            Check.fail(
                "network",
                Check.Stage.REACH,
                "enp0s3: not configured; ifupdown, systemd-networkd knows enp1s0 in"
                    + " /etc/network/interfaces",
                "rename enp1s0 to enp0s3 in " + root + "/etc/network/interfaces"));
  }
}

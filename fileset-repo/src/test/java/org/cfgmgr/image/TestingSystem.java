package org.cfgmgr.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * An installed system made of the files that decide whether it starts: at first a Debian with GRUB
 * for BIOS, systemd-networkd on any Ethernet card, and a kernel that knows a few drivers.
 */
public final class TestingSystem {
  public static final String RELEASE = "6.1.0-56-amd64";
  public static final String UUID = "2b9c0c1c-1d4e-4a52-9d2f-0d5a1b6f7e10";

  private static final List<String> ALIASES =
      List.of(
          "pci:v*d*sv*sd*bc01sc08i02* nvme",
          "pci:v*d*sv*sd*bc01sc06i01* ahci",
          "pci:v00001AF4d*sv*sd*bc*sc*i* virtio_pci",
          "virtio:d00000002v* virtio_blk",
          "virtio:d00000001v* virtio_net",
          "scsi:t-0x00* sd_mod",
          "pci:v00008086d0000100Esv*sd*bc*sc*i* e1000",
          "pci:v000014E4d0000163Bsv*sd*bc*sc*i* bnx2",
          "fs-ext4 ext4");

  private final Path root;

  private TestingSystem(Path root) {
    this.root = root;
  }

  /** Nothing but a directory with an {@code etc}. */
  public static TestingSystem empty(Path root) {
    return new TestingSystem(root).file("etc/hostname", "test\n");
  }

  /** A system that starts on any machine whose drivers it has. */
  public static TestingSystem at(Path root) {
    TestingSystem system =
        new TestingSystem(root)
            .file("etc/fstab", "UUID=" + UUID + " / ext4 errors=remount-ro 0 1\n")
            .file("boot/grub/i386-pc/normal.mod", "")
            .file("boot/grub/i386-pc/core.img", "")
            .file("boot/vmlinuz-" + RELEASE, "")
            .file("usr/lib/systemd/systemd-udevd", "")
            .file(
                "usr/lib/udev/rules.d/80-net-setup-link.rules",
                "IMPORT{builtin}=\"net_setup_link\"\n")
            .file(
                "usr/lib/systemd/network/99-default.link",
                """
                [Match]
                OriginalName=*

                [Link]
                NamePolicy=keep kernel database onboard slot path
                AlternativeNamesPolicy=database onboard slot path
                """)
            .file("etc/systemd/system/multi-user.target.wants/systemd-networkd.service", "[Unit]\n")
            .file(
                "etc/systemd/network/80-dhcp.network",
                "[Match]\nType=ether\n[Network]\nDHCP=yes\n");
    return system
        .menu("root=UUID=" + UUID + " ro quiet")
        .kernel(RELEASE)
        .initramfs("ahci", "sd_mod", "nvme", "virtio_pci", "virtio_blk", "ext4");
  }

  /** GRUB's menu with one entry. */
  public TestingSystem menu(String arguments) {
    return file(
        "boot/grub/grub.cfg",
        """
        set default="0"
        menuentry 'Debian GNU/Linux' --class debian {
          linux /boot/vmlinuz-%s %s
          initrd /boot/initrd.img-%s
        }
        """
            .formatted(RELEASE, arguments, RELEASE));
  }

  /** The modules of a kernel, all there, each with what it needs. */
  public TestingSystem kernel(String release) {
    String directory = "lib/modules/" + release + "/";
    StringBuilder dependencies = new StringBuilder();
    for (String alias : ALIASES) {
      String module = alias.substring(alias.indexOf(' ') + 1);
      file(directory + "kernel/" + module + ".ko", "");
      dependencies.append("kernel/").append(module).append(".ko:\n");
    }
    return file(directory + "modules.dep", dependencies.toString())
        .file(directory + "modules.alias", "alias " + String.join("\nalias ", ALIASES) + "\n")
        .file(directory + "modules.builtin", "");
  }

  public TestingSystem initramfs(String... modules) {
    TestingInitramfs.of(RELEASE)
        .modules(modules)
        .writeTo(root.resolve("boot/initrd.img-" + RELEASE));
    return this;
  }

  public TestingSystem initramfs(TestingInitramfs initramfs) {
    initramfs.writeTo(root.resolve("boot/initrd.img-" + RELEASE));
    return this;
  }

  public TestingSystem file(String path, String text) {
    try {
      Path file = root.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public TestingSystem without(String path) {
    try {
      Files.delete(root.resolve(path));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public SystemImage open() {
    return SystemImage.open(root);
  }
}

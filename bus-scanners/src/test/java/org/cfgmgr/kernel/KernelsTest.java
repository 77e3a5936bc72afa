package org.cfgmgr.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelsTest {
  private static final String MENU =
      """
      if [ "${next_entry}" ] ; then
         set default="${next_entry}"
         set next_entry=
      else
         set default="%s"
      fi
      function load_video {
        if [ x$feature_all_video_module = xy ]; then
          insmod all_video
        fi
      }
      menuentry 'Debian GNU/Linux' --class debian $menuentry_id_option 'gnulinux-simple-f0' {
      	linux	/boot/vmlinuz-6.1.0-56-amd64 root=UUID=f0 ro quiet
      }
      submenu 'Advanced options for Debian GNU/Linux' $menuentry_id_option 'gnulinux-advanced-f0' {
      	menuentry 'Debian, with Linux 6.1.0-56-amd64' $menuentry_id_option 'gnulinux-56-f0' {
      		linux	/boot/vmlinuz-6.1.0-56-amd64 root=UUID=f0 ro
      	}
      	menuentry 'Debian, with Linux 6.1.0-9-cloud-amd64' $menuentry_id_option 'gnulinux-9-f0' {
      		linux	/boot/vmlinuz-6.1.0-9-cloud-amd64 root=UUID=f0 ro
      	}
      }
      menuentry 'UEFI Firmware Settings' $menuentry_id_option 'uefi-firmware' {
      	fwsetup
      }
      """;

  private static final String OLD = "6.1.0-9-cloud-amd64";
  private static final String NEW = "6.1.0-56-amd64";

  @TempDir Path root;

  @BeforeEach
  void twoKernels() {
    system().directory("lib/modules/" + OLD).directory("lib/modules/" + NEW);
  }

  private FakeSystem system() {
    return new FakeSystem(root);
  }

  private KernelChoice choose() {
    return Kernels.of(root, false).choose();
  }

  private KernelChoice chooseWithDefault(String selector) {
    system().file("boot/grub/grub.cfg", MENU.formatted(selector));
    return choose();
  }

  @Test
  void releases_oldestFirst_byNumber() {
    system().directory("lib/modules/6.12.117+deb12-amd64").file("boot/vmlinuz-6.1.0-56-rt", "");
    assertThat(Kernels.of(root, false).releases())
        .containsExactly(OLD, NEW, "6.1.0-56-rt", "6.12.117+deb12-amd64");
  }

  @Test
  void choose_nothingTells_newest() {
    assertThat(choose())
        .isEqualTo(new KernelChoice(NEW, "newest; no boot loader's default could be read"));
  }

  @Test
  void choose_onlyTheOlderHasAnImage_thatOne() {
    system().file("boot/vmlinuz-" + OLD, "");
    assertThat(choose().release()).isEqualTo(OLD);
  }

  @Test
  void choose_live_running() {
    system().file("proc/sys/kernel/osrelease", "6.18.5\n");
    assertThat(Kernels.of(root, true).choose()).isEqualTo(new KernelChoice("6.18.5", "running"));
    assertThat(choose().release()).isEqualTo(NEW);
    assertThat(Kernels.of(root, true).choose("6.18.5"))
        .isEqualTo(new KernelChoice("6.18.5", "asked for"));
  }

  @Test
  void choose_askedFor() {
    assertThat(Kernels.of(root, false).choose(OLD)).isEqualTo(new KernelChoice(OLD, "asked for"));
    assertThatThrownBy(() -> Kernels.of(root, false).choose("6.9"))
        .isInstanceOf(KernelException.class)
        .hasMessage(
            "kernel 6.9 is not installed below "
                + root
                + "; installed: 6.1.0-9-cloud-amd64, 6.1.0-56-amd64");
  }

  @Test
  void choose_noKernel_saysSo(@TempDir Path empty) {
    assertThat(Kernels.of(empty, false).choose())
        .isEqualTo(new KernelChoice("", "no kernel is installed below " + empty));
  }

  @Test
  void choose_grubNumber() {
    assertThat(chooseWithDefault("0"))
        .isEqualTo(new KernelChoice(NEW, "GRUB's default, entry 0 of /boot/grub/grub.cfg"));
    assertThat(chooseWithDefault("1>1").release()).isEqualTo(OLD);
  }

  @Test
  void choose_grubTitleAndId() {
    assertThat(
            chooseWithDefault(
                    "Advanced options for Debian GNU/Linux>Debian, with Linux 6.1.0-9-cloud-amd64")
                .release())
        .isEqualTo(OLD);
    assertThat(chooseWithDefault("gnulinux-advanced-f0>gnulinux-9-f0").release()).isEqualTo(OLD);
  }

  @Test
  void choose_grubSavedEntry() {
    system()
        .file(
            "boot/grub/grubenv", "# GRUB Environment Block\nnext_entry=0\nsaved_entry=1>1\n#####");
    assertThat(chooseWithDefault("${saved_entry}"))
        .isEqualTo(new KernelChoice(OLD, "GRUB's default, entry 1>1 of /boot/grub/grub.cfg"));
  }

  @Test
  void choose_grubSavedEntryWithoutEnvironment_first() {
    assertThat(chooseWithDefault("${saved_entry}").release()).isEqualTo(NEW);
  }

  @Test
  void choose_grubEntryThatStartsNoKernel_newest() {
    assertThat(chooseWithDefault("2").why())
        .isEqualTo("newest; no boot loader's default could be read");
  }

  @Test
  void choose_grubEntryThatIsNotThere_firstAsGrubDoes() {
    assertThat(chooseWithDefault("gone").release()).isEqualTo(NEW);
    assertThat(chooseWithDefault("9").release()).isEqualTo(NEW);
    assertThat(chooseWithDefault("1>gone").release()).isEqualTo(NEW);
  }

  @Test
  void choose_grubSubmenu_itsFirst() {
    assertThat(chooseWithDefault("1").release()).isEqualTo(NEW);
  }

  @Test
  void defaultEntry_grub_filesAndCommandLine() {
    system()
        .file(
            "boot/grub/grub.cfg",
            """
            menuentry 'Debian' --class os $menuentry_id_option 'gnulinux-simple' {
              linux   /boot/vmlinuz-6.1.0-9-amd64 root=UUID=0c5e ro quiet
              initrd  /boot/intel-ucode.img /boot/initrd.img-6.1.0-9-amd64
            }
            """);

    assertThat(Kernels.of(root, false).defaultEntry())
        .contains(
            new BootEntry(
                "Debian",
                "6.1.0-9-amd64",
                "/boot/vmlinuz-6.1.0-9-amd64",
                List.of("/boot/intel-ucode.img", "/boot/initrd.img-6.1.0-9-amd64"),
                "root=UUID=0c5e ro quiet",
                "GRUB's default, entry 0 of /boot/grub/grub.cfg"));
  }

  @Test
  void defaultEntry_systemdBoot_newestWhenNothingIsSaid() {
    system()
        .file(
            "boot/loader/entries/a.conf",
            """
            title Debian
            version 6.1.0-9-amd64
            linux /a/linux
            initrd /a/ucode
            initrd /a/initrd
            options root=LABEL=r ro
            """);

    assertThat(Kernels.of(root, false).defaultEntry())
        .contains(
            new BootEntry(
                "Debian",
                "6.1.0-9-amd64",
                "/a/linux",
                List.of("/a/ucode", "/a/initrd"),
                "root=LABEL=r ro",
                "the newest entry, /boot/loader/entries/a.conf"));
  }

  @Test
  void choose_grubWithLoaderEntries_byName() {
    system()
        .file("boot/grub2/grub.cfg", "set default=\"${saved_entry}\"\nblscfg\n")
        .file("boot/grub2/grubenv", "saved_entry=m-" + OLD + "\n")
        .file("boot/loader/entries/m-" + OLD + ".conf", "version " + OLD + "\n")
        .file("boot/loader/entries/m-" + NEW + ".conf", "linux /vmlinuz-" + NEW + "\n");
    assertThat(choose().release()).isEqualTo(OLD);
    system().file("boot/grub2/grubenv", "");
    assertThat(choose().release()).isEqualTo(NEW);
  }

  @Test
  void choose_systemdBootDefault() {
    system()
        .file("boot/efi/loader/loader.conf", "#timeout 3\ntimeout 5\ndefault m-*cloud*\n")
        .file("boot/efi/loader/entries/m-" + OLD + ".conf", "title Debian\nversion " + OLD + "\n")
        .file("boot/efi/loader/entries/m-" + NEW + ".conf", "version   " + NEW + "\n");
    assertThat(choose())
        .isEqualTo(
            new KernelChoice(
                OLD, "systemd-boot's default, m-*cloud* of /boot/efi/loader/loader.conf"));
  }

  @Test
  void choose_systemdBootDefaultInFirmware_newest() {
    system()
        .file("boot/efi/loader/loader.conf", "default @saved\n")
        .file("boot/efi/loader/entries/m-" + OLD + ".conf", "version " + OLD + "\n");
    assertThat(choose().why()).isEqualTo("newest; no boot loader's default could be read");
  }
}

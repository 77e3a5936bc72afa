package org.cfgmgr.loader;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.cfgmgr.image.TestingSystem;
import org.cfgmgr.kernel.Kernels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BootDefaultTest {
  @TempDir private Path root;

  private Kernels kernels(String chosen) {
    TestingSystem.empty(root)
        .file(
            "boot/grub/grub.cfg",
            """
            set default="%s"
            menuentry 'Debian GNU/Linux' $menuentry_id_option 'gnulinux-simple-f0' {
              linux /boot/vmlinuz-6.1.0-56-cloud-amd64 root=UUID=f0 ro
            }
            submenu 'Advanced options for Debian GNU/Linux' $menuentry_id_option 'gnulinux-advanced-f0' {
              menuentry 'Debian GNU/Linux, with Linux 6.1.0-56-cloud-amd64' $menuentry_id_option 'c' {
                linux /boot/vmlinuz-6.1.0-56-cloud-amd64 root=UUID=f0 ro
              }
              menuentry 'Debian GNU/Linux, with Linux 6.1.0-56-amd64' $menuentry_id_option 'g' {
                linux /boot/vmlinuz-6.1.0-56-amd64 root=UUID=f0 ro
              }
              menuentry 'Debian GNU/Linux, with Linux 6.1.0-56-amd64 (recovery mode)' $menuentry_id_option 'r' {
                linux /boot/vmlinuz-6.1.0-56-amd64 root=UUID=f0 ro single
              }
            }
            """
                .formatted(chosen));
    return Kernels.of(root, false);
  }

  @Test
  void installedKernel_isNotTheDefaultUntilItIsMadeSo() {
    Kernels kernels = kernels("0");
    String name = BootDefault.name(kernels, "6.1.0-56-amd64").orElseThrow();

    assertThat(BootDefault.is(kernels, "6.1.0-56-amd64")).isFalse();
    assertThat(name)
        .isEqualTo(
            "Advanced options for Debian GNU/Linux>Debian GNU/Linux, with Linux 6.1.0-56-amd64");
    assertThat(BootDefault.settings(name)).endsWith("GRUB_DEFAULT=\"" + name + "\"\n");
    assertThat(BootDefault.is(kernels(name), "6.1.0-56-amd64")).isTrue();
  }

  @Test
  void kernelInTheSubmenuToo_isNamedThere() {
    assertThat(BootDefault.name(kernels("0"), "6.1.0-56-cloud-amd64"))
        .contains(
            "Advanced options for Debian GNU/Linux>Debian GNU/Linux, with Linux"
                + " 6.1.0-56-cloud-amd64");
  }

  @Test
  void kernelThatWillCome_isNamedAsThoseThatAreThere() {
    assertThat(BootDefault.nameToBe(kernels("0"), "6.12.1-amd64"))
        .contains(
            "Advanced options for Debian GNU/Linux>Debian GNU/Linux, with Linux 6.12.1-amd64");
  }

  @Test
  void kernelWithoutAnEntry_hasNoName() {
    assertThat(BootDefault.name(kernels("0"), "6.12.1-amd64")).isEmpty();
  }
}

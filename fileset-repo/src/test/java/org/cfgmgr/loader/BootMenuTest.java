package org.cfgmgr.loader;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BootMenuTest {
  private static final String BEFORE =
      """
      menuentry 'Debian' {
      	search --no-floppy --fs-uuid --set=root 1b9a7c52-5f0e-4a3e-9d0c-6f8a2b7e4c10
      	linux	/boot/vmlinuz-6.1.0-56-cloud-amd64 root=UUID=1b9a7c52-5f0e-4a3e-9d0c-6f8a2b7e4c10 ro quiet
      }
      """;

  @Test
  void rootOfTheMachineThatMadeIt_becomesTheImagesOwn() {
    String after =
        """
        menuentry 'Debian' {
        	search --no-floppy --fs-uuid --set=root --hint-bios=hd0 77777777-5f0e-4a3e-9d0c-6f8a2b7e4c10
        	linux	/boot/vmlinuz-6.1.0-56-amd64 root=/dev/vda ro quiet
        }
        menuentry 'Debian (recovery mode)' {
        	linux	/boot/vmlinuz-6.1.0-56-amd64 root=/dev/vda ro single
        }
        """;

    assertThat(BootMenu.mended(BEFORE, after))
        .contains(
            """
            menuentry 'Debian' {
            	search --no-floppy --fs-uuid --set=root --hint-bios=hd0 1b9a7c52-5f0e-4a3e-9d0c-6f8a2b7e4c10
            	linux	/boot/vmlinuz-6.1.0-56-amd64 root=UUID=1b9a7c52-5f0e-4a3e-9d0c-6f8a2b7e4c10 ro quiet
            }
            menuentry 'Debian (recovery mode)' {
            	linux	/boot/vmlinuz-6.1.0-56-amd64 root=UUID=1b9a7c52-5f0e-4a3e-9d0c-6f8a2b7e4c10 ro single
            }
            """);
  }

  @Test
  void loopDeviceOfTheMachineThatMadeIt_isForgotten() {
    String after =
        """
        \tsearch --no-floppy --fs-uuid --set=root 1b9a7c52-5f0e-4a3e-9d0c-6f8a2b7e4c10
        \tloopback loop0 /loop0
        \tset root=(loop0)

        \tlinux\t/boot/vmlinuz-6.1.0-56-amd64 root=/dev/loop0 ro quiet
        """;

    assertThat(BootMenu.mended(BEFORE, after))
        .contains(
            """
            \tsearch --no-floppy --fs-uuid --set=root 1b9a7c52-5f0e-4a3e-9d0c-6f8a2b7e4c10

            \tlinux\t/boot/vmlinuz-6.1.0-56-amd64 root=UUID=1b9a7c52-5f0e-4a3e-9d0c-6f8a2b7e4c10 ro quiet
            """);
  }

  @Test
  void menuThatIsRight_isLeftAlone() {
    assertThat(BootMenu.mended(BEFORE, BEFORE)).isEmpty();
    assertThat(BootMenu.mended("", BEFORE)).isEmpty();
  }

  @Test
  void rootByPartitionUuid_isKept() {
    String before = "linux /vmlinuz root=PARTUUID=0c5e-01 ro\n";

    assertThat(BootMenu.mended(before, "linux /vmlinuz root=/dev/loop0 ro\n")).contains(before);
  }
}

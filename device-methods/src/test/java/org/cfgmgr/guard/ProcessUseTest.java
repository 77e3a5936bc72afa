package org.cfgmgr.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** VFIO, consoles, watchdogs, and what processes have open. */
class ProcessUseTest {
  private static final String FUNCTION = "/devices/pci0000:00/0000:00:01.0/0000:01:00.0";
  private static final String SOUND = "/devices/pci0000:00/0000:00:01.0/0000:01:00.1";
  private static final String GROUP = "sys/kernel/iommu_groups/12";

  @TempDir Path root;
  private TestingSystem system;

  @BeforeEach
  void functionsOfOneGroup() {
    system =
        TestingSystem.create(root)
            .device("pci", FUNCTION)
            .device("pci", SOUND)
            .link(GROUP + "/devices/0000:01:00.0", FUNCTION)
            .link(GROUP + "/devices/0000:01:00.1", SOUND)
            .text("sys" + FUNCTION + "/iommu_group", "../../../../kernel/iommu_groups/12")
            .text("sys" + SOUND + "/iommu_group", "../../../../kernel/iommu_groups/12");
  }

  private void bind() {
    system
        .link("sys/bus/pci/drivers/vfio-pci/0000:01:00.0", FUNCTION)
        .file("sys/bus/pci/drivers/vfio-pci/new_id", "");
  }

  @Test
  void vfio_groupOpen_takesAllOfIt() {
    bind();
    system.process("4211", "qemu-system-x86", "/dev/kvm", "/dev/vfio/12");

    assertThat(system.reasons(FUNCTION))
        .containsExactly(
            "0000:01:00.0 is in IOMMU group 12, which is passed through to qemu-system-x86"
                + " (process 4211)");
    assertThat(system.reasons(SOUND))
        .containsExactly(
            "0000:01:00.1 is in IOMMU group 12, which is passed through to qemu-system-x86"
                + " (process 4211)");
  }

  @Test
  void vfio_deviceOpen() {
    bind();
    system
        .directory("sys" + FUNCTION + "/vfio-dev/vfio3")
        .process("4211", "qemu", "/dev/vfio/devices/vfio3");

    assertThat(system.reasons(FUNCTION))
        .containsExactly("0000:01:00.0 is passed through to qemu (process 4211)");
  }

  @Test
  void vfio_nobodyHasItOpen() {
    bind();
    system.process("4211", "qemu", "/dev/vfio/13", "/dev/vfio/vfio");

    assertThat(system.reasons("/devices")).isEmpty();
  }

  @Test
  void vfio_filesOfProcessUnreadable() {
    bind();
    system.file("proc/1/comm", "init");

    assertThat(system.reasons("/devices"))
        .containsExactly("0000:01:00.0 is bound to VFIO, and who has it open cannot be seen");
  }

  @Test
  void vfio_virtualFunctionInGuest_keepsPhysicalOne() {
    bind();
    String physical = "/devices/pci0000:00/0000:00:01.0/0000:01:00.4";
    system.link("sys" + FUNCTION + "/physfn", physical).process("4211", "qemu", "/dev/vfio/12");

    assertThat(system.reasons(physical))
        .containsExactly(
            "0000:01:00.4 is under 0000:01:00.0, which is in IOMMU group 12, which is passed"
                + " through to qemu (process 4211)");
  }

  @Test
  void console_onSerialPort() {
    String port = "/devices/pnp0/00:00";
    system
        .ofClass("tty", port + "/00:00:0/00:00:0.0/tty/ttyS0")
        .file("sys/class/tty/console/active", "ttyS0")
        .file("proc/consoles", "ttyS0                -W- (EC  p a)    4:64");

    assertThat(system.reasons(port)).containsExactly("ttyS0 is a console");
  }

  @Test
  void console_onFrameBuffer() {
    system
        .ofClass("graphics", FUNCTION + "/graphics/fb0")
        .file("sys/class/tty/console/active", "tty0")
        .ofClass("vtconsole", "/devices/virtual/vtconsole/vtcon0")
        .ofClass("vtconsole", "/devices/virtual/vtconsole/vtcon1")
        .file("sys/devices/virtual/vtconsole/vtcon0/name", "(S) dummy device")
        .file("sys/devices/virtual/vtconsole/vtcon0/bind", "0")
        .file("sys/devices/virtual/vtconsole/vtcon1/name", "(M) frame buffer device")
        .file("sys/devices/virtual/vtconsole/vtcon1/bind", "1");

    assertThat(system.reasons(FUNCTION)).containsExactly("fb0 shows the console");
  }

  @Test
  void console_onVgaText() {
    system
        .file("sys" + FUNCTION + "/boot_vga", "1")
        .file("proc/consoles", "tty0                 -WU (EC  p  )    4:7")
        .ofClass("vtconsole", "/devices/virtual/vtconsole/vtcon0")
        .file("sys/devices/virtual/vtconsole/vtcon0/name", "(S) VGA+")
        .file("sys/devices/virtual/vtconsole/vtcon0/bind", "1");

    assertThat(system.reasons("/devices")).containsExactly("0000:01:00.0 shows the console");
  }

  @Test
  void console_onVirtio() {
    String virtio = "/devices/pci0000:00/0000:00:09.0/virtio3";
    system
        .device("virtio", virtio)
        .link("sys/bus/virtio/drivers/virtio_console/virtio3", virtio)
        .text("sys/bus/virtio/drivers/virtio_console/module", "../../../../module/virtio_console")
        .file("proc/consoles", "hvc0                 -W- (EC  p  )  229:0");

    assertThat(system.reasons("/devices/pci0000:00/0000:00:09.0"))
        .containsExactly("virtio3 is the console hvc0");
  }

  @Test
  void watchdog_active() {
    String first = FUNCTION + "/watchdog/watchdog0";
    String second = SOUND + "/watchdog/watchdog1";
    system
        .ofClass("watchdog", first)
        .ofClass("watchdog", second)
        .file("sys" + first + "/state", "active")
        .file("sys" + second + "/state", "inactive");

    assertThat(system.reasons("/devices")).containsExactly("watchdog0 is an active watchdog");
  }

  @ParameterizedTest
  @CsvSource({
    "scsi_tape, scsi_tape/nst0, /dev/nst0",
    "scsi_generic, scsi_generic/sg2, /dev/sg2",
    "tty, tty/ttyUSB0, /dev/ttyUSB0",
    "drm, drm/card0, /dev/dri/card0",
    "sound, sound/card0/pcmC0D0p, /dev/snd/pcmC0D0p",
    "video4linux, video4linux/video0, /dev/video0",
    "uio, uio/uio0, /dev/uio0",
    "block, block/sdb, /dev/sdb",
  })
  void deviceFile_open(String type, String path, String file) {
    system.ofClass(type, FUNCTION + "/" + path).process("77", "backup", "/dev/pts/0", file);

    assertThat(system.reasons(FUNCTION))
        .containsExactly(Claim.name(path) + " is open in backup (process 77)");
  }

  @Test
  void deviceFile_openInUdev_passes() {
    system.ofClass("block", FUNCTION + "/block/sdb").process("77", "(udev-worker)", "/dev/sdb");
    assertThat(system.reasons(FUNCTION)).isEmpty();

    system.process("78", "qemu", "/dev/sdb");

    assertThat(system.reasons(FUNCTION)).containsExactly("sdb is open in qemu (process 78)");
  }

  @Test
  void inputDevice_open_isNoUse() {
    system
        .ofClass("input", FUNCTION + "/input/input3/event3")
        .process("77", "systemd-logind", "/dev/input/event3");

    assertThat(system.reasons(FUNCTION)).isEmpty();
  }

  @Test
  void usbDevice_open() {
    String usb = FUNCTION + "/usb1/1-4";
    system
        .device("usb", usb)
        .file("sys" + usb + "/busnum", "1")
        .file("sys" + usb + "/devnum", "12")
        .process("77", "qemu", "/dev/bus/usb/001/012");

    assertThat(system.reasons(FUNCTION)).containsExactly("1-4 is open in qemu (process 77)");
  }
}

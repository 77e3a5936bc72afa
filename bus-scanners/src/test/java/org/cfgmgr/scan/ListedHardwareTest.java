package org.cfgmgr.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListedHardwareTest {
  private static final String E1000E = "pci:v00008086d000010D3sv00008086sd0000A01Fbc02sc00i00";
  private static final String NET = "virtio:d00000001v00001AF4";
  private static final String VIRTIO_PCI = "pci:v00001AF4d00001041sv00001AF4sd00001100bc02sc00i00";

  @TempDir Path directory;

  @Test
  void modaliases_areDevicesWithTheFactsOfScanners() {
    DeviceTree tree =
        scan(
            E1000E,
            "usb:v046DpC31Cd6402dc00dsc00dp00ic03isc01ip01in00",
            "usb:v046DpC31Cd6402dc00dsc00dp00ic03isc00ip00in01",
            "acpi:PNP0501:PNP0500:",
            "platform:gpio_ich",
            "scsi:t-0x05",
            "hdaudio:v10EC0269r00100202a01");

    assertThat(only(tree, "pci").facts())
        .containsEntry(Fact.PCI_ID, "808610d3")
        .containsEntry(Fact.PCI_SUBSYSTEM, "8086a01f")
        .containsEntry(Fact.PCI_CLASS, "020000")
        .containsEntry(Fact.MODALIAS, E1000E)
        .containsEntry(Fact.NOT_TOLD, "place");
    assertThat(tree.get("/devices/usb/0-046dc31c.0").orElseThrow().facts())
        .containsEntry(Fact.DEVTYPE, "usb_device")
        .containsEntry(Fact.USB_ID, "046dc31c")
        .containsEntry(Fact.USB_INTERFACES, "030000 030101");
    assertThat(only(tree, "acpi").facts())
        .containsEntry("hid", "PNP0501")
        .containsEntry("cid", "PNP0500");
    assertThat(only(tree, "platform").facts()).containsEntry("name", "gpio_ich");
    assertThat(only(tree, "scsi").facts()).containsEntry("type", "5");
    assertThat(only(tree, "hdaudio").kernelName()).isEqualTo("v10EC0269r00100202a01.0");
    assertThat(tree.problems()).isEmpty();
  }

  @Test
  void order_doesNotMatter() {
    List<String> lines = new ArrayList<>(List.of(E1000E, E1000E, NET, NET, VIRTIO_PCI, VIRTIO_PCI));
    lines.add("usb:v1D6Bp0002d0601dc09dsc00dp00ic09isc00ip00in00");
    lines.add("usb:v1D6Bp0003d0601dc09dsc00dp03ic09isc00ip00in00");
    lines.add("usb:v0627p0001d0000dc00dsc00dp00ic03isc00ip02in00");
    lines.add("usb:v0627p0001d0100dc00dsc00dp00ic03isc00ip02in00");
    lines.add("acpi:PNP0C0F:");
    lines.add("acpi:PNP0C0F:");
    List<Device> once = all(scan(lines.toArray(String[]::new)));

    for (int seed = 0; seed < 20; seed++) {
      Collections.shuffle(lines, new Random(seed));
      assertThat(all(scan(lines.toArray(String[]::new)))).isEqualTo(once);
    }
    assertThat(once.stream().filter(device -> !device.modalias().isEmpty())).hasSize(12);
    assertThat(once.stream().map(device -> device.fact(Fact.UNIQUE_ID))).doesNotHaveDuplicates();
  }

  @Test
  void equalModaliases_areDevicesOfTheirOwn() {
    assertThat(paths(scan(E1000E, E1000E), "pci"))
        .containsExactly("/devices/pci0000:00/808610d3.0", "/devices/pci0000:00/808610d3.1");
  }

  @Test
  void anotherDevice_changesNoName() {
    assertThat(paths(scan(E1000E, VIRTIO_PCI), "pci")).containsAll(paths(scan(E1000E), "pci"));
  }

  @Test
  void virtioDevice_standsOnTheFunctionThatCarriesIt() {
    String block = "pci:v00001AF4d00001001sv00001AF4sd00000002bc01sc00i00";

    assertThat(paths(scan(NET, "virtio:d00000002v00001AF4", VIRTIO_PCI, block), "virtio"))
        .containsExactly(
            "/devices/pci0000:00/1af41001.0/virtio1", "/devices/pci0000:00/1af41041.0/virtio0");
    assertThat(paths(scan(NET), "virtio")).containsExactly("/devices/virtio/virtio0");
  }

  @Test
  void interfacesWithTheSameNumber_areOfSeveralDevices() {
    String stick = "usb:v0781p5567d0126dc00dsc00dp00ic08isc06ip50in00";

    assertThat(paths(scan(stick, stick), "usb"))
        .containsExactly(
            "/devices/usb/0-07815567.0",
            "/devices/usb/0-07815567.0/0-07815567.0:1.0",
            "/devices/usb/0-07815567.1",
            "/devices/usb/0-07815567.1/0-07815567.1:1.0");
  }

  @Test
  void interfaceWithoutNumber_getsOne() {
    DeviceTree tree =
        scan(
            "usb:v046DpC31Cd6402dc00dsc00dp00ic03isc00ip00",
            "usb:v046DpC31Cd6402dc00dsc00dp00ic03isc01ip01");

    assertThat(tree.all().stream().map(Device::modalias).filter(alias -> alias.startsWith("usb")))
        .containsExactly(
            "usb:v046DpC31Cd6402dc00dsc00dp00ic03isc00ip00in00",
            "usb:v046DpC31Cd6402dc00dsc00dp00ic03isc01ip01in01");
  }

  @Test
  void pathsOfBuses_areKept() {
    DeviceTree tree =
        scan(
            "/sys/bus/pci/devices/0000:03:00.0/modalias:" + E1000E,
            "/sys/bus/pci/devices/10000:e1:00.0/modalias:" + E1000E,
            "/sys/bus/usb/devices/1-1.2:1.0/modalias:"
                + "usb:v046DpC31Cd6402dc00dsc00dp00ic03isc01ip01in00",
            "/sys/bus/usb/devices/2-0:1.0/modalias:"
                + "usb:v1D6Bp0003d0601dc09dsc00dp03ic09isc00ip00in00",
            "/sys/bus/platform/devices/PNP0501:00/modalias:acpi:PNP0501:",
            "/sys/bus/acpi/devices/PNP0501:00/modalias:acpi:PNP0501:");

    assertThat(paths(tree, "pci"))
        .containsExactly("/devices/pci0000:00/0000:03:00.0", "/devices/pci10000:00/10000:e1:00.0");
    assertThat(paths(tree, "usb"))
        .containsExactly(
            "/devices/usb/usb1/1-1/1-1.2",
            "/devices/usb/usb1/1-1/1-1.2/1-1.2:1.0",
            "/devices/usb/usb2",
            "/devices/usb/usb2/2-0:1.0");
    assertThat(only(tree, "acpi").fact(Fact.PHYSICAL_NODE))
        .isEqualTo("/devices/platform/PNP0501:00");
    assertThat(only(tree, "acpi").fact(Fact.NOT_TOLD)).isEqualTo("parent");
  }

  @Test
  void pathsOfTheTree_giveTheDevicesOfTheTree() throws IOException {
    Path recording = directory.resolve("microvm.tar.xz");
    try (InputStream in = RecordingsTest.class.getResourceAsStream("microvm.tar.xz")) {
      Files.copy(in, recording);
    }
    Set<String> listed = new TreeSet<>();
    List<Device> real = new ArrayList<>();
    for (Device device : Recordings.open(recording).scan().all()) {
      // The modalias of a Plug and Play device is made by its scanner, the kernel shows none.
      if (!device.modalias().isEmpty() && !Set.of("pnp", "cpu").contains(device.bus())) {
        listed.add("/sys" + device.path() + "/modalias:" + device.modalias());
        real.add(device);
      }
    }
    DeviceTree tree = scan(listed.toArray(String[]::new));

    assertThat(real).hasSizeGreaterThan(20);
    for (Device device : real) {
      Device same = tree.get(device.path()).orElseThrow(() -> new AssertionError(device));
      for (String fact :
          List.of(Fact.BUS, Fact.KERNEL, Fact.MODALIAS, Fact.PCI_ID, Fact.PCI_CLASS, "hid")) {
        assertThat(same.fact(fact))
            .as("%s of %s", fact, device.path())
            .isEqualTo(device.fact(fact));
      }
    }
  }

  @Test
  void uevents_tellDriversAndWhatHasNoModaliasFile() {
    String card = "/sys/devices/pci0000:00/0000:00:03.0/mmc_host/mmc0/mmc0:1234/uevent:";
    DeviceTree tree =
        scan(
            "/sys/devices/pci0000:00/0000:00:02.0/modalias:" + E1000E,
            "/sys/devices/pci0000:00/0000:00:02.0/uevent:DRIVER=e1000e",
            "/sys/devices/pci0000:00/0000:00:02.0/uevent:PCI_CLASS=20000",
            "/sys/devices/pci0000:00/0000:00:02.0/uevent:MODALIAS=" + E1000E,
            "/sys/devices/pci0000:00/0000:00:02.0/net/eth0/uevent:INTERFACE=eth0",
            card + "DRIVER=mmcblk",
            card + "MODALIAS=mmc:block",
            "/sys/devices/system/cpu/cpu0/uevent:MODALIAS=cpu:type:x86:feature:,0001");

    assertThat(tree.get("/devices/pci0000:00/0000:00:02.0").orElseThrow().facts())
        .containsEntry(Fact.DRIVER, "e1000e")
        .containsEntry(Fact.PCI_ID, "808610d3")
        .doesNotContainKey(Fact.NOT_TOLD);
    assertThat(only(tree, "mmc").driver()).isEqualTo("mmcblk");
    assertThat(only(tree, "cpu").path()).isEqualTo("/devices/system/cpu/cpu0");
    assertThat(paths(tree, "net")).isEmpty();
  }

  @Test
  void otherFiles_tellOfTheMachine() {
    Hardware machine =
        open(
            E1000E
                + "\n/sys/devices/system/cpu/modalias:cpu:type:x86,ven0000fam0006mod008F:feature:,0000"
                + "\n/sys/class/dmi/id/modalias:dmi:bvnSeaBIOS:bvr1.16:bd04/01/2014:svnQEMU:"
                + "pnStandardPC(Q35+ICH9,2009):pvrpc-q35-7.2:"
                + "\n/sys/firmware/acpi\n/sys/firmware/efi/"
                + "\n/sys/kernel/security/lockdown:none [integrity] confidentiality"
                + "\n/sys/kernel/uevent_seqnum:1\n");

    assertThat(machine.files().read(MachineFiles.PROCESSOR))
        .hasValue("cpu:type:x86,ven0000fam0006mod008F:feature:,0000");
    assertThat(machine.files().read(MachineFiles.LOCKDOWN))
        .hasValue("none [integrity] confidentiality");
    assertThat(machine.files().read("sys/kernel/uevent_seqnum")).isEmpty();
    assertThat(machine.scan().get("/devices").orElseThrow().facts())
        .containsEntry("sys_vendor", "QEMU")
        .containsEntry("product_name", "StandardPC(Q35+ICH9,2009)")
        .containsEntry("bios_date", "04/01/2014")
        .containsEntry("firmware", "efi");
  }

  @Test
  void lspci_forPeople_isRead() {
    DeviceTree tree =
        scan(
            "00:1f.2 SATA controller [0106]: Intel Corporation 82801IR/IO/IH (ICH9R/DO/DH) 6 port"
                + " SATA Controller [AHCI mode] [8086:2922] (rev 02)",
            "\tSubsystem: Red Hat, Inc. QEMU Virtual Machine [1af4:1100]",
            "\tKernel driver in use: ahci",
            "\tKernel modules: ahci",
            "01:00.0 Non-Volatile memory controller [0108]: Red Hat, Inc. QEMU NVM Express"
                + " Controller [1b36:0010] (rev 02) (prog-if 02 [NVM Express])",
            "\tFlags: bus master, fast devsel, latency 0, IRQ 22",
            "",
            "10000:e1:00.0 USB controller [0c03]: Intel Corporation EHCI #1 [8086:293a]",
            "\tKernel modules: ehci_pci, other");

    assertThat(device(tree, "0000:00:1f.2").facts())
        .containsEntry(Fact.MODALIAS, "pci:v00008086d00002922sv00001AF4sd00001100bc01sc06i01")
        .containsEntry(Fact.PCI_SUBSYSTEM, "1af41100")
        .containsEntry("revision", "02")
        .containsEntry(Fact.DRIVER, "ahci")
        .containsEntry(Fact.MODULE, "ahci")
        .containsEntry(Fact.NOT_TOLD, "interface parent");
    assertThat(device(tree, "0000:01:00.0").facts())
        .containsEntry(Fact.MODALIAS, "pci:v00001B36d00000010sv00000000sd00000000bc01sc08i02")
        .doesNotContainKey(Fact.PCI_SUBSYSTEM)
        .containsEntry(Fact.NOT_TOLD, "subsystem parent");
    assertThat(device(tree, "10000:e1:00.0").facts())
        .containsEntry(Fact.PCI_CLASS, "0c0320")
        .doesNotContainKeys(Fact.DRIVER, Fact.MODULE);
  }

  @Test
  void lspci_numbersOnly_isRead() {
    DeviceTree tree =
        scan("00:03.0 0200: 8086:100e (rev 03)", "\tSubsystem: 1af4:1100", "00: 86 80 0e 10 07 01");

    assertThat(device(tree, "0000:00:03.0").modalias())
        .isEqualTo("pci:v00008086d0000100Esv00001AF4sd00001100bc02sc00i00");
  }

  @Test
  void lspci_forPrograms_isRead() {
    DeviceTree tree =
        scan(
            "00:1f.2 \"SATA controller [0106]\" \"Intel Corporation [8086]\" \"ICH9 \\\"x\\\" [2922]\""
                + " -r02 -p01 \"Red Hat, Inc. [1af4]\" \"QEMU [1100]\"",
            "00:03.0 \"0200\" \"8086\" \"100e\" \"\" \"\"");

    assertThat(device(tree, "0000:00:1f.2").facts())
        .containsEntry(Fact.MODALIAS, "pci:v00008086d00002922sv00001AF4sd00001100bc01sc06i01")
        .containsEntry("revision", "02");
    assertThat(device(tree, "0000:00:03.0").modalias())
        .isEqualTo("pci:v00008086d0000100Esv00000000sd00000000bc02sc00i00");
  }

  @Test
  void lspci_inRecords_isRead() {
    DeviceTree tree =
        scan(
            "Slot:\t00:1d.0",
            "Class:\tUSB controller [0c03]",
            "Vendor:\tIntel Corporation [8086]",
            "Device:\t82801I (ICH9 Family) USB UHCI Controller #1 [2934]",
            "SVendor:\tRed Hat, Inc. [1af4]",
            "SDevice:\tQEMU Virtual Machine [1100]",
            "Rev:\t03",
            "Driver:\tuhci_hcd",
            "Module:\tuhci_hcd",
            "Module:\tother",
            "",
            "Slot:\t0000:00:04.0",
            "Class:\t0604",
            "Vendor:\t1b36",
            "Device:\t000c",
            "ProgIf:\t01");

    assertThat(device(tree, "0000:00:1d.0").facts())
        .containsEntry(Fact.MODALIAS, "pci:v00008086d00002934sv00001AF4sd00001100bc0Csc03i00")
        .containsEntry(Fact.DRIVER, "uhci_hcd")
        .doesNotContainKey(Fact.MODULE);
    assertThat(device(tree, "0000:00:04.0").fact(Fact.PCI_CLASS)).isEqualTo("060401");
  }

  @Test
  void hwinfo_isRead() {
    DeviceTree tree =
        scan(
            "============ start hardware info ============",
            ">> hal.1: read hal data",
            "14: PCI 1d.1: 0c03 USB Controller (UHCI)",
            "  [Created at pci.386]",
            "  SysFS ID: /devices/pci0000:00/0000:00:1d.1",
            "  SysFS BusID: 0000:00:1d.1",
            "  Driver: \"uhci_hcd\"",
            "  Driver Modules: \"uhci_hcd\"",
            "  Module Alias: \"pci:v00008086d00002935sv00001AF4sd00001100bc0Csc03i00\"",
            "  Driver Info #0:",
            "    Driver Status: uhci-hcd is not active",
            "",
            "15: USB 00.0: 10800 Keyboard",
            "  SysFS ID: /devices/pci0000:00/0000:00:1d.1/usb4/4-1/4-1:1.0",
            "  SysFS BusID: 4-1:1.0",
            "  Module Alias: \"usb:v0627p0001d0000dc00dsc00dp00ic03isc01ip01in00\"",
            "",
            "16: IDE 00.0: 10600 Disk",
            "  SysFS ID: /class/block/sda",
            "  Model: \"QEMU HARDDISK\"");

    assertThat(paths(tree, "pci")).containsExactly("/devices/pci0000:00/0000:00:1d.1");
    assertThat(device(tree, "0000:00:1d.1").driver()).isEqualTo("uhci_hcd");
    assertThat(device(tree, "0000:00:1d.1").facts()).doesNotContainKey(Fact.NOT_TOLD);
    assertThat(tree.get("/devices/pci0000:00/0000:00:1d.1/usb4/4-1").orElseThrow().facts())
        .containsEntry(Fact.USB_ID, "06270001")
        .containsEntry(Fact.USB_INTERFACES, "030101");
  }

  @Test
  void hwinfoShort_saysWhatToRun() {
    refused(
        "cpu:\n                       AMD EPYC, 2400 MHz\nkeyboard:\n",
        "it is the output of hwinfo --short, which leaves out what drivers are found by; run"
            + " hwinfo --all");
  }

  @Test
  void driverOfAnotherSystem_isKeptApart() {
    DeviceTree tree =
        scan("00:03.0 Ethernet controller [0200]: Intel [8086:100e]", "\tKernel driver in use: x");
    Device bare = device(tree, "0000:00:03.0").withoutDriver();

    assertThat(bare.driver()).isEmpty();
    assertThat(bare.fact(Fact.OTHER_DRIVER)).isEqualTo("x");
    assertThat(open("00:03.0 0200: 8086:100e\n\tKernel driver in use: x\n").driver(bare.path()))
        .isEqualTo(Optional.of("x"));
  }

  @Test
  void packedText_isUnpacked() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(E1000E.getBytes(StandardCharsets.UTF_8));
    }
    Path file = Files.write(directory.resolve("list.gz"), packed.toByteArray());

    assertThat(Recordings.open(file).scan().all()).anyMatch(d -> d.modalias().equals(E1000E));
    assertThat(Recordings.open(file).describe()).isEqualTo(file.toString());
  }

  @Test
  void archive_onStandardInput_isRead() throws IOException {
    Path file =
        new TestingTar()
            .link("sys/bus/pci/devices/0000:00:03.0", "../../../devices/a/0000:00:03.0")
            .file("sys/devices/a/0000:00:03.0/uevent", "PCI_ID=8086:100E\nPCI_CLASS=20000\n")
            .writeTo(directory.resolve("x.tar"));
    try (InputStream in = Files.newInputStream(file)) {
      Hardware machine = Recordings.open(Path.of("-"), in);

      assertThat(machine.describe()).isEqualTo("standard input");
      assertThat(machine.live()).isFalse();
      assertThat(machine.scan().get("/devices/a/0000:00:03.0")).isPresent();
    }
  }

  @Test
  void wrongLine_isNamed() {
    refused(E1000E + "\n\nnonsense\n", "line 3: 'nonsense' is no modalias; give " + ACCEPTED);
    refused(
        "pci:v8086",
        "line 1: 'pci:v8086' is no modalias of a PCI device, which is"
            + " pci:v0000....d0000....sv0000....sd0000....bc..sc..i..");
    refused(
        "usb:v8086",
        "line 1: 'usb:v8086' is no modalias of a USB interface, which is"
            + " usb:v....p....d....dc..dsc..dp..ic..isc..ip..in..");
    refused(
        "00:03.0 Ethernet controller: Intel Corporation 82540EM",
        "line 1: '00:03.0 Ethernet controller: Intel Corporation 82540EM' has names without"
            + " numbers; run lspci -nnk");
    refused("00:03.0 0200: 8086:100e\nx\n", "line 2: 'x' is no line of lspci");
    refused(
        "00:03.0 \"Ethernet controller\" \"Intel\" \"82540EM\"",
        "line 1: '00:03.0 \"Ethernet controller\" \"Intel\" \"82540EM\"' has names without"
            + " numbers; run lspci -mmnn");
    refused(
        "Slot:\t00:03.0\nClass:\tEthernet\n",
        "line 1: 'Slot:\t00:03.0' has names without numbers; run lspci -vmmnnk");
    refused(
        "/sys/bus/pci/devices/../modalias:" + E1000E,
        "line 1: '/devices/pci0000:00/..' is no path of a device");
    refused(
        "/sys/devices/a/modalias:platform:x\n/sys/devices/a/modalias:platform:y\n",
        "line 2: '/devices/a' is there already, with another modalias: platform:x");
    refused(
        "/sys/devices/a/x/modalias:platform:x\n/sys/devices/b/x/modalias:platform:x\n",
        "line 2: '/devices/b/x' has the name of another device of the bus, /devices/a/x");
  }

  @Test
  void otherText_saysWhatIsAccepted() {
    refused(
        "Bus 001 Device 001: ID 1d6b:0002 Linux Foundation 2.0 root hub\n",
        "line 1: 'Bus 001 Device 001: ID 1d6b:0002 Linux Foundation 2.0 root h...' is no list of"
            + " devices that is known; give "
            + ACCEPTED);
    refused("\n", "it is empty; give " + ACCEPTED);
    refused("# nothing\n", "it lists no device that has a modalias or numbers");
    refused(
        "platform:a\nplatform:" + "x".repeat(20_000),
        "line 2: 'platform:" + "x".repeat(51) + "...' is longer than 16384 characters");
    refused("platform:a\n" + "b".repeat(600) + "\0", "line 2: holds bytes that are no text");
  }

  /** Good texts, broken anywhere: read, or refused with a message, and nothing else. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        E1000E,
        "usb:v046DpC31Cd6402dc00dsc00dp00ic03isc01ip01in00\nvirtio:d00000001v00001AF4",
        "/sys/devices/pci0000:00/0000:00:02.0/uevent:MODALIAS=acpi:PNP0501:\n/sys/firmware/efi",
        "00:1f.2 SATA [0106]: Intel [AHCI] [8086:2922] (rev 02)\n\tSubsystem: x [1af4:1100]\n",
        "00:1f.2 \"SATA [0106]\" \"Intel [8086]\" \"x [2922]\" -r02 -p01 \"y [1af4]\" \"z [1100]\"",
        "Slot:\t00:1d.0\nClass:\tx [0c03]\nVendor:\tIntel [8086]\nDevice:\tx [2934]\n",
        "1: PCI 1d.1: 0c03 x\n  SysFS ID: /devices/a\n  Module Alias: \"platform:x\"\n"
      })
  void brokenText_isReadOrRefused(String good) {
    Random random = new Random(good.hashCode());
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder(good);
      for (int j = random.nextInt(4); j >= 0; j--) {
        int at = random.nextInt(text.length());
        String other = good.substring(random.nextInt(good.length()));
        text.replace(at, Math.min(text.length(), at + random.nextInt(3)), pick(random, other));
      }
      readOrRefused(text.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/a", ".1", "\\a", " [0000:0000]", ":x", "\"", "(", "[", "/modalias:"})
  void longText_isReadOrRefused(String part) {
    String many = part.repeat(14_000 / part.length());
    for (String start :
        List.of(
            "platform:",
            "/sys/devices",
            "/sys/bus/usb/devices/1-1",
            "/sys/devices/a/uevent:MODALIAS=platform:",
            "00:03.0 0200: ",
            "00:03.0 \"0200",
            "Slot:\t00:03.0\nClass:\t",
            "1: PCI 1d.1: 0c03 x\n  Module Alias: \"platform:x")) {
      readOrRefused(start + many);
      readOrRefused(start + many + "/modalias:" + E1000E);
    }
  }

  private static String pick(Random random, String other) {
    List<String> parts = List.of("", "/", ":", "..", "\n", "\t", "\"", "[", "\u00e9", other);
    return parts.get(random.nextInt(parts.size()));
  }

  private static void readOrRefused(String text) {
    try {
      assertThat(open(text).scan().problems()).isEmpty();
    } catch (HardwareException e) {
      assertThat(e).hasMessageStartingWith("standard input: ");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\0\1\2", "\177ELF\2\1\1"})
  void bytes_areRefused(String bytes) {
    refused(
        bytes,
        "is no tar archive (plain, or packed with gzip, xz or zstd), nor text that lists devices");
  }

  @Test
  void manyOfOneKind_areReadInLineWithTheirNumber() {
    String[] lines = Stream.generate(() -> E1000E).limit(50_000).toArray(String[]::new);

    assertThat(paths(scan(lines), "pci")).hasSize(50_000);
  }

  private static final String ACCEPTED =
      "modaliases (cat /sys/bus/*/devices/*/modalias), uevents (grep -rs --include=uevent ."
          + " /sys/devices), lspci -nnk, lspci -mmnn, lspci -vmmnnk or hwinfo";

  private static void refused(String text, String message) {
    assertThatThrownBy(() -> open(text))
        .isInstanceOf(HardwareException.class)
        .hasMessage("standard input: " + message);
  }

  private static Hardware open(String text) {
    InputStream in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    return Recordings.open(Path.of("-"), in);
  }

  private static DeviceTree scan(String... lines) {
    return open(String.join("\n", lines) + "\n").scan();
  }

  private static Device device(DeviceTree tree, String name) {
    return tree.all().stream()
        .filter(device -> device.kernelName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Device only(DeviceTree tree, String bus) {
    List<Device> found = all(tree).stream().filter(d -> d.bus().equals(bus)).toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private static List<String> paths(DeviceTree tree, String bus) {
    Function<Device, String> path = Device::path;
    return all(tree).stream().filter(d -> d.bus().equals(bus)).map(path).sorted().toList();
  }

  private static List<Device> all(DeviceTree tree) {
    return new ArrayList<>(tree.all());
  }
}

package org.cfgmgr.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScanTest {
  @Test
  void scan_emptyRoot_hasTheMachineItself() {
    DeviceTree tree = TestingTree.create().devices();

    assertThat(tree.all())
        .extracting(Device::path)
        .containsExactly("/devices", "/devices/system/memory");
    assertThat(tree.problems()).isEmpty();
  }

  @Test
  void scan_unknownBus_hasEveryEntryWithCommonFacts() {
    Device device =
        only(
            TestingTree.create()
                .device(
                    "spi",
                    "/devices/platform/spi0/spi0.0",
                    "driver=m25p80",
                    "module=spi_nor",
                    "MODALIAS=spi:m25p80",
                    "DEVTYPE=flash",
                    "numa_node=-1",
                    "driver_override=(null)",
                    "name=jedec")
                .link(
                    "sys/devices/platform/spi0/spi0.0/firmware_node",
                    "sys/devices/LNXSYSTM:00/X:00"));

    assertThat(device.facts())
        .containsOnly(
            java.util.Map.entry("bus", "spi"),
            java.util.Map.entry("kernel", "spi0.0"),
            java.util.Map.entry("driver", "m25p80"),
            java.util.Map.entry("module", "spi_nor"),
            java.util.Map.entry("modalias", "spi:m25p80"),
            java.util.Map.entry("devtype", "flash"),
            java.util.Map.entry("name", "jedec"),
            java.util.Map.entry("firmware_node", "/devices/LNXSYSTM:00/X:00"),
            java.util.Map.entry("unique_id", "spi:spi0.0"));
  }

  @Test
  void scan_driverOnlyInUevent_findsItsModuleByTheBus() {
    Device device =
        only(
            TestingTree.create()
                .device("hid", "/devices/a/0003:1:2.1", "DRIVER=snd/hid")
                .link("sys/bus/hid/drivers/snd!hid/module", "sys/module/snd_hid"));

    assertThat(device.driver()).isEqualTo("snd!hid");
    assertThat(device.fact(Fact.MODULE)).isEqualTo("snd_hid");
  }

  @Test
  void scan_builtInDriver_hasNoModule() {
    Device device =
        only(TestingTree.create().device("pci", "/devices/x/0000:00:1.0", "driver=pcieport"));

    assertThat(device.driver()).isEqualTo("pcieport");
    assertThat(device.facts()).doesNotContainKey(Fact.MODULE);
  }

  @Test
  void scan_modaliasOnlyInFile_isRead() {
    Device device =
        only(TestingTree.create().device("i2c", "/devices/a/0-0050", "modalias=i2c:eeprom"));

    assertThat(device.modalias()).isEqualTo("i2c:eeprom");
  }

  @Test
  void scan_plainDirectoryInsteadOfLink_standsBelowItsBus() {
    DeviceTree tree =
        TestingTree.create().file("sys/bus/i2c/devices/0-0050/modalias", "i2c:eeprom").devices();

    assertThat(tree.get("/bus/i2c/devices/0-0050").orElseThrow().modalias())
        .isEqualTo("i2c:eeprom");
  }

  @Test
  void scan_linkThatLeadsNowhere_isADeviceAndAProblem() {
    DeviceTree tree =
        TestingTree.create()
            .link("sys/bus/i2c/devices/loop", "sys/bus/i2c/devices/loop")
            .link("sys/bus/i2c/devices/gone", "sys/devices/a/gone")
            .devices();

    assertThat(tree.get("/bus/i2c/devices/loop")).isPresent();
    assertThat(tree.get("/devices/a/gone")).isPresent();
    assertThat(tree.problems())
        .containsExactly(
            "sys/bus/i2c/devices/loop: leads to sys/bus/i2c/devices/loop, which is no device");
  }

  @Test
  void scan_twoEntriesOfOneDevice_keepsTheFirst() {
    DeviceTree tree =
        TestingTree.create()
            .link("sys/bus/i2c/devices/a", "sys/devices/x")
            .link("sys/bus/spi/devices/b", "sys/devices/x")
            .devices();

    assertThat(tree.get("/devices/x").orElseThrow().bus()).isEqualTo("i2c");
    assertThat(tree.problems())
        .containsExactly(
            "sys/bus/spi/devices/b: leads to /devices/x as another entry does; left out");
  }

  @Test
  void scan_scannerThatThrows_leavesABareDeviceAndGoesOn() {
    SysTree tree =
        TestingTree.create().device("i2c", "/devices/a/0-0050").device("spi", "/devices/a/s").sys();

    DeviceTree devices = new Scan(tree, List.of(new BrokenScanner())).run();

    assertThat(devices.get("/devices/a/0-0050").orElseThrow().bus()).isEqualTo("i2c");
    assertThat(devices.get("/devices/a/s")).isPresent();
    assertThat(devices.problems())
        .containsExactly(
            "/devices/a/0-0050: only in part: java.lang.IllegalStateException:"
                + " resource is not among the attributes of i2c",
            "scanner i2c: only in part: java.lang.ArithmeticException: broken");
  }

  @Test
  void scan_directoryThatRefuses_isAProblem() {
    SysTree tree = new Refusing(TestingTree.create().device("i2c", "/devices/a/0-0050").sys());

    DeviceTree devices = new Scan(tree, Scanners.standard()).run();

    assertThat(devices.problems())
        .containsExactly(
            "sys/bus/i2c/devices: cannot be read: java.nio.file.AccessDeniedException: no");
  }

  @Test
  void scan_thousandsOfBlocks_readsNoAttributeOfThem() {
    TestingTree machine = TestingTree.create();
    for (int i = 0; i < 3000; i++) {
      machine.device("memory", "/devices/system/memory/memory" + i, "state=online");
    }
    RecordingTree asked = new RecordingTree(machine.sys());

    DeviceTree devices = new Scan(asked, Scanners.standard()).run();

    assertThat(devices.all()).hasSize(3002);
    assertThat(asked.entries().values()).noneMatch(entry -> entry instanceof RecordingTree.Text);
  }

  @Test
  void rescan_sameDriver_takesTheFactsOver() {
    DeviceTree before =
        TestingTree.create().device("spi", "/devices/s", "driver=one", "name=old").devices();

    DeviceTree now =
        TestingTree.create()
            .device("spi", "/devices/s", "driver=one", "name=new")
            .hardware()
            .rescan(before);

    assertThat(now.get("/devices/s")).isEqualTo(before.get("/devices/s"));
  }

  @Test
  void rescan_newDriver_readsAnew() {
    DeviceTree before = TestingTree.create().device("spi", "/devices/s", "name=old").devices();
    TestingTree machine =
        TestingTree.create().device("spi", "/devices/s", "driver=one", "name=new");

    DeviceTree now = machine.hardware().rescan(before);

    assertThat(now.get("/devices/s")).isEqualTo(machine.devices().get("/devices/s"));
  }

  @Test
  void rescan_memberOfAClass_readsAnew() {
    DeviceTree before =
        TestingTree.create().device("net", "/devices/n", "address=52:54:00:00:00:01").devices();
    TestingTree machine =
        TestingTree.create().device("net", "/devices/n", "address=52:54:00:00:00:02");

    DeviceTree now = machine.hardware().rescan(before);

    assertThat(now.get("/devices/n")).isEqualTo(machine.devices().get("/devices/n"));
  }

  @Test
  void rescan_whatCameAndWent_isSeen() {
    DeviceTree before = TestingTree.create().device("spi", "/devices/gone").devices();

    DeviceTree now = TestingTree.create().device("spi", "/devices/came").hardware().rescan(before);

    assertThat(now.get("/devices/gone")).isEmpty();
    assertThat(now.get("/devices/came")).isPresent();
  }

  private static Device only(TestingTree machine) {
    List<Device> found = new ArrayList<>(machine.devices().all());
    found.removeIf(device -> Set.of("system", "memory", "pci_root").contains(device.bus()));
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private static final class BrokenScanner implements BusScanner {
    @Override
    public String bus() {
      return "i2c";
    }

    @Override
    public Set<String> attributes() {
      return CommonFacts.with();
    }

    @Override
    public void describe(Sighting device) {
      device.keep("resource");
    }

    @Override
    public void relate(Census census) {
      throw new ArithmeticException("broken");
    }
  }

  /** A tree in which one directory may not be listed. */
  private record Refusing(SysTree tree) implements SysTree {
    @Override
    public List<String> list(String directory) {
      if (directory.equals("sys/bus/i2c/devices")) {
        throw new UncheckedIOException(new AccessDeniedException("no"));
      }
      return tree.list(directory);
    }

    @Override
    public Optional<String> read(String file) {
      return tree.read(file);
    }

    @Override
    public Optional<String> link(String path) {
      return tree.link(path);
    }
  }
}

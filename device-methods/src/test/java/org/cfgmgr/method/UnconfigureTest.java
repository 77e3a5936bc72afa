package org.cfgmgr.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cfgmgr.match.LogicalTree;
import org.cfgmgr.match.Matcher;
import org.cfgmgr.method.Action.UnbindDriver;
import org.cfgmgr.odm.Seeds;
import org.cfgmgr.odm.SqliteOdm;
import org.cfgmgr.scan.Device;
import org.cfgmgr.scan.DeviceTree;
import org.cfgmgr.scan.Fact;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UnconfigureTest {
  private static final String CONTROLLER = "/devices/pci0000:00/0000:00:14.0";
  private static final String MOUSE = CONTROLLER + "/usb1/1-2";

  private final SqliteOdm odm = SqliteOdm.inMemory();

  @BeforeEach
  void seed() {
    Seeds.load(odm, Path.of("../etc/objrepos"));
  }

  @AfterEach
  void close() {
    odm.close();
  }

  private List<UnbindDriver> of(String path, Device... devices) {
    DeviceTree tree = new DeviceTree(List.of(devices), List.of());
    return Unconfigure.of(LogicalTree.of(tree, Matcher.load(odm)).get(path).orElseThrow());
  }

  private static Device device(String path, String bus, String driver, String type) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return Device.of(
        path, Map.of(Fact.BUS, bus, Fact.KERNEL, name, Fact.DRIVER, driver, "devtype", type));
  }

  @Test
  void usbDevice_losesItsInterfacesOnly() {
    assertThat(
            of(
                MOUSE,
                device(MOUSE, "usb", "usb", "usb_device"),
                device(MOUSE + "/1-2:1.0", "usb", "usbhid", "usb_interface"),
                device(MOUSE + "/1-2:1.1", "usb", "", "usb_interface")))
        .containsExactly(new UnbindDriver("usb", MOUSE + "/1-2:1.0", "usbhid"));
  }

  @Test
  void usbDeviceWithoutInterfaces_isUnboundItself() {
    assertThat(of(MOUSE, device(MOUSE, "usb", "usb", "usb_device")))
        .containsExactly(new UnbindDriver("usb", MOUSE, "usb"));
  }

  @Test
  void plainDevice_isUnbound() {
    assertThat(of(CONTROLLER, device(CONTROLLER, "pci", "xhci_hcd", "")))
        .containsExactly(new UnbindDriver("pci", CONTROLLER, "xhci_hcd"));
  }

  @Test
  void deviceWithoutDriver_hasNothingToUnbind() {
    assertThat(of(CONTROLLER, device(CONTROLLER, "pci", "", ""))).isEmpty();
  }

  @Test
  void unbound_isKeptOnceForEachPlaceUntilForgotten() {
    Unbound first = new Unbound("pci", "a", CONTROLLER, "usbhc0");
    Unbound second = Unbound.by(new UnbindDriver("pci", CONTROLLER, "b:c"), "usbhc1");
    odm.apply(first.keep());
    odm.apply(second.keep());

    assertThat(Unbound.of(odm)).containsExactly(second);
    assertThat(second.bind()).isEqualTo(new Action.BindDriver("pci", CONTROLLER, "b:c"));
    odm.apply(List.of(first.forget()));
    assertThat(Unbound.of(odm)).isEmpty();
  }
}

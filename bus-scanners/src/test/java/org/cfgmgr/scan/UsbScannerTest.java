package org.cfgmgr.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsbScannerTest {
  private static final String SLOT = "/devices/pci0000:00/0000:00:14.0";
  private static final String OLD = "usb:v0627p0001d0000dc00dsc00dp00ic03isc01ip02";

  @Test
  void device_collectsItsInterfaces() {
    String stick = SLOT + "/usb4/4-2";
    DeviceTree tree =
        machine()
            .device(
                "usb",
                stick,
                "DEVTYPE=usb_device",
                "idVendor=0781",
                "idProduct=5567",
                "serial=AB 12",
                "product=Blade",
                "speed=480")
            .device(
                "usb",
                stick + "/4-2:1.1",
                "DEVTYPE=usb_interface",
                "bInterfaceClass=08",
                "bInterfaceSubClass=06",
                "bInterfaceProtocol=50")
            .device(
                "usb",
                stick + "/4-2:1.0",
                "DEVTYPE=usb_interface",
                "bInterfaceClass=03",
                "bInterfaceSubClass=01",
                "bInterfaceProtocol=02")
            .devices();

    assertThat(tree.get(stick).orElseThrow().facts())
        .contains(
            entry(Fact.USB_ID, "07815567"),
            entry(Fact.USB_INTERFACES, "030102 080650"),
            entry("product", "Blade"),
            entry(Fact.UNIQUE_ID, "usb:07815567:AB_12"));
    assertThat(tree.get(stick + "/4-2:1.0").orElseThrow().fact(Fact.UNIQUE_ID))
        .isEqualTo("usb:07815567:AB_12:1.0");
  }

  @Test
  void device_withoutSerial_isKnownByControllerAndPorts() {
    String mouse = SLOT + "/usb4/4-1/4-1.3";
    DeviceTree tree =
        machine()
            .device("usb", SLOT + "/usb4/4-1", "idVendor=0409", "idProduct=55aa")
            .device("usb", mouse, "idVendor=0627", "idProduct=0001", "serial=0000000")
            .device("usb", mouse + "/4-1.3:1.0")
            .devices();

    assertThat(tree.get(mouse).orElseThrow().fact(Fact.UNIQUE_ID))
        .isEqualTo("usb:0000:00:14.0/1-1.3");
    assertThat(tree.get(mouse + "/4-1.3:1.0").orElseThrow().fact(Fact.UNIQUE_ID))
        .isEqualTo("usb:0000:00:14.0/1-1.3:1.0");
  }

  @Test
  void devices_withOneSerial_staySeparate() {
    DeviceTree tree =
        machine()
            .device("usb", SLOT + "/usb3/3-1", "idVendor=0781", "idProduct=5567", "serial=AB12")
            .device("usb", SLOT + "/usb4/4-1", "idVendor=0781", "idProduct=5567", "serial=AB12")
            .devices();

    assertThat(tree.get(SLOT + "/usb3/3-1").orElseThrow().fact(Fact.UNIQUE_ID))
        .isEqualTo("usb:07815567:AB12");
    assertThat(tree.get(SLOT + "/usb4/4-1").orElseThrow().fact(Fact.UNIQUE_ID))
        .isEqualTo("usb:07815567:AB12@usb:0000:00:14.0/1-1");
  }

  @ParameterizedTest
  @CsvSource({
    "4-1:1.0, x=, in00",
    "4-1:1.12, x=, in0C",
    "4-1:1.0, bInterfaceNumber=0a, in0A",
    "odd, DEVTYPE=usb_interface, in00",
  })
  void modalias_ofAnOldKernel_getsItsInterface(String kernel, String attribute, String suffix) {
    String path = SLOT + "/usb4/4-1/" + kernel;
    DeviceTree tree = machine().device("usb", path, "modalias=" + OLD, attribute).devices();

    assertThat(tree.get(path).orElseThrow().modalias()).isEqualTo(OLD + suffix);
  }

  @Test
  void modalias_ofANewKernel_staysAsItIs() {
    String path = SLOT + "/usb4/4-1/4-1:1.3";
    DeviceTree tree = machine().device("usb", path, "MODALIAS=" + OLD + "in03").devices();

    assertThat(tree.get(path).orElseThrow().modalias()).isEqualTo(OLD + "in03");
  }

  private static TestingTree machine() {
    return TestingTree.create()
        .device("pci", SLOT)
        .device("usb", SLOT + "/usb3")
        .device("usb", SLOT + "/usb4");
  }
}

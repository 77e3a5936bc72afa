package org.cfgmgr.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cfgmgr.match.Sample.FUNCTION;
import static org.cfgmgr.match.Sample.device;
import static org.cfgmgr.match.Sample.pci;
import static org.cfgmgr.match.Sample.sys;
import static org.cfgmgr.match.Sample.tree;

import org.cfgmgr.scan.Device;
import org.junit.jupiter.api.Test;

class LogicalTest {
  private static final Matcher SHIPPED = Sample.shipped();
  private static final String PORT = "/devices/usb1/1-1";

  private static Logical logical(String path, Device... devices) {
    return LogicalTree.of(tree(devices), SHIPPED).get(path).orElseThrow();
  }

  private static Device function(String... facts) {
    return pci(FUNCTION, "1af41041", "020000", facts);
  }

  private static Device virtio(String... facts) {
    return device(FUNCTION + "/virtio0", "virtio", facts);
  }

  private static Device usbInterface(int number, String... facts) {
    String path = "%s/1-1:1.%d".formatted(PORT, number);
    String[] all = java.util.Arrays.copyOf(facts, facts.length + 1);
    all[facts.length] = "devtype=usb_interface";
    return device(path, "usb", all);
  }

  private static Device usb() {
    return device(PORT, "usb", "devtype=usb_device", "usb_interfaces=010100 010200");
  }

  @Test
  void transportWithoutDriver_isUndriven() {
    Logical nic = logical(FUNCTION, sys(), function());
    assertThat(nic.undriven()).extracting(Device::path).containsExactly(FUNCTION);
    assertThat(nic.driver()).isEmpty();
  }

  @Test
  void functionWithoutDriver_isUndriven() {
    Logical nic = logical(FUNCTION, sys(), function("driver=virtio-pci"), virtio());
    assertThat(nic.undriven()).extracting(Device::path).containsExactly(FUNCTION + "/virtio0");
    assertThat(nic.driver()).isEqualTo("virtio-pci");
  }

  @Test
  void functionWithDriver_isDriven() {
    Logical nic =
        logical(FUNCTION, sys(), function("driver=virtio-pci"), virtio("driver=virtio_net"));
    assertThat(nic.undriven()).isEmpty();
    assertThat(nic.driver()).isEqualTo("virtio_net");
  }

  @Test
  void oneInterfaceWithDriver_isEnough() {
    Logical audio =
        logical(PORT, sys(), usb(), usbInterface(0, "driver=snd-usb-audio"), usbInterface(1));
    assertThat(audio.undriven()).isEmpty();
    assertThat(logical(PORT, sys(), usb(), usbInterface(0), usbInterface(1)).undriven())
        .extracting(Device::kernelName)
        .containsExactly("1-1:1.0", "1-1:1.1");
  }

  @Test
  void driverOfTheFirmwareNode_counts() {
    String real = "/devices/platform/ACPI0012:00";
    Logical root =
        logical(
            real,
            sys(),
            device(
                "/devices/LNXSYSTM:00/ACPI0012:00",
                "acpi",
                "hid=ACPI0012",
                "driver=nfit",
                "physical_node=" + real),
            device(real, "platform", "modalias=acpi:ACPI0012:"));
    assertThat(root.undriven()).isEmpty();
    assertThat(root.driver()).isEqualTo("nfit");
  }
}

package org.cfgmgr.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cfgmgr.match.Sample.FUNCTION;
import static org.cfgmgr.match.Sample.absorbed;
import static org.cfgmgr.match.Sample.device;
import static org.cfgmgr.match.Sample.host;
import static org.cfgmgr.match.Sample.matcher;
import static org.cfgmgr.match.Sample.pci;
import static org.cfgmgr.match.Sample.sys;
import static org.cfgmgr.match.Sample.tree;
import static org.cfgmgr.match.Sample.type;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cfgmgr.scan.Device;
import org.junit.jupiter.api.Test;

class LogicalTreeTest {
  private static final Matcher SHIPPED = Sample.shipped();
  private static final Device NIC = pci(FUNCTION, "1af41041", "020000", "modalias=pci:x");

  private static LogicalTree logical(Device... devices) {
    return LogicalTree.of(tree(devices), SHIPPED);
  }

  private static Logical at(LogicalTree tree, String path) {
    return tree.get(path).orElseThrow();
  }

  @Test
  void interfaceBelowAbsorbedDevice_belongsToTheFunction() {
    LogicalTree tree =
        logical(
            sys(),
            host(),
            NIC,
            device(FUNCTION + "/virtio2", "virtio", "device=0001"),
            device(FUNCTION + "/virtio2/net/eth0", "net", "type=1"));
    assertThat(at(tree, FUNCTION + "/virtio2/net/eth0").parent()).isEqualTo(Optional.of(FUNCTION));
    assertThat(at(tree, FUNCTION).children()).containsExactly(FUNCTION + "/virtio2/net/eth0");
    assertThat(at(tree, FUNCTION).functions())
        .extracting(Device::kernelName)
        .containsExactly("virtio2");
    assertThat(tree.owner(FUNCTION + "/virtio2")).isEqualTo(tree.get(FUNCTION));
  }

  @Test
  void virtioBelowPlatform_isTheDevice() {
    LogicalTree tree =
        logical(
            sys(),
            device("/devices/platform/virtio-mmio.0", "platform"),
            device("/devices/platform/virtio-mmio.0/virtio0", "virtio", "device=0002"),
            device("/devices/platform/virtio-mmio.0/virtio0/block/vda", "block", "devtype=disk"));
    Logical adapter = at(tree, "/devices/platform/virtio-mmio.0/virtio0");
    assertThat(adapter.type().uniquetype()).isEqualTo("adapter/virtio/0002");
    assertThat(adapter.parent()).isEqualTo(Optional.of("/devices"));
    assertThat(adapter.children())
        .containsExactly("/devices/platform/virtio-mmio.0/virtio0/block/vda");
    assertThat(tree.get("/devices/platform/virtio-mmio.0")).isEmpty();
  }

  @Test
  void unitAndItsBlockDevice_areOneDisk() {
    String lun = FUNCTION + "/host0/target0:0:1/0:0:1:0";
    LogicalTree tree =
        logical(
            sys(),
            host(),
            pci(FUNCTION, "10000060", "010400"),
            device(FUNCTION + "/host0", "scsi", "devtype=scsi_host"),
            device(FUNCTION + "/host0/target0:0:1", "scsi", "devtype=scsi_target"),
            device(lun, "scsi", "devtype=scsi_device", "type=0"),
            device(lun + "/block/sda", "block", "devtype=disk"),
            device(lun + "/block/sda/sda1", "block", "devtype=partition"));
    assertThat(at(tree, lun).parent()).isEqualTo(Optional.of(FUNCTION));
    assertThat(at(tree, lun).absorbed())
        .extracting(part -> part.match().reason().word())
        .containsExactly("lun-or-block", "partition");
    assertThat(tree.all()).hasSize(4);
  }

  @Test
  void diskWithoutUnit_isNotSwallowed() {
    LogicalTree tree =
        logical(
            sys(),
            host(),
            pci(FUNCTION, "10000060", "010400"),
            device(FUNCTION + "/host0/target0:0:1/0:0:1:0/block/sda", "block", "devtype=disk"));
    assertThat(tree.all())
        .extracting(each -> each.type().uniquetype())
        .containsExactly(
            "sys/node/machine", "bus/sys/pci", "adapter/pci/pciclass.0104", "disk/block/sd");
  }

  @Test
  void firmwareNode_isPartOfItsPhysicalNode() {
    String node = "/devices/LNXSYSTM:00/LNXSYBUS:00/PNP0501:00";
    LogicalTree tree =
        logical(
            sys(),
            device(node, "acpi", "hid=PNP0501", "physical_node=/devices/pnp0/00:04"),
            device("/devices/pnp0/00:04", "pnp", "pnp_ids=PNP0501"));
    assertThat(at(tree, "/devices/pnp0/00:04").companions())
        .extracting(Device::path)
        .containsExactly(node);
  }

  @Test
  void deviceBelowFirmwareNode_belongsToThePhysicalNode() {
    String node = "/devices/LNXSYSTM:00/ACPI0012:00";
    String real = "/devices/platform/ACPI0012:00";
    LogicalTree tree =
        logical(
            sys(),
            device(node, "acpi", "hid=ACPI0012", "physical_node=" + real),
            device(node + "/ndbus0", "nd"),
            device(node + "/ndbus0/region0", "nd", "devtype=nd_pmem"),
            device(node + "/ndbus0/region0/namespace0.0", "nd", "devtype=nd_namespace_io"),
            device(node + "/ndbus0/region0/namespace0.0/block/pmem0", "block", "devtype=disk"),
            device(real, "platform", "modalias=acpi:ACPI0012:"));
    assertThat(at(tree, real).children())
        .containsExactly(node + "/ndbus0/region0/namespace0.0/block/pmem0");
  }

  @Test
  void usbDevice_hangsBelowItsController() {
    String port = FUNCTION + "/usb1/1-1";
    LogicalTree tree =
        logical(
            sys(),
            host(),
            pci(FUNCTION, "1b36000d", "0c0330"),
            device(FUNCTION + "/usb1", "usb", "devtype=usb_device", "usb_interfaces=090000"),
            device(FUNCTION + "/usb1/1-0:1.0", "usb", "devtype=usb_interface"),
            device(port, "usb", "devtype=usb_device", "usb_interfaces=030101"),
            device(port + "/1-1:1.0", "usb", "devtype=usb_interface"),
            device(port + "/1-1:1.0/0003:0627:0001.0001", "hid"));
    assertThat(at(tree, port).type().uniquetype()).isEqualTo("keyboard/usbif/030101");
    assertThat(at(tree, port).parent()).isEqualTo(Optional.of(FUNCTION));
    assertThat(at(tree, port).absorbed())
        .extracting(part -> part.match().reason().word())
        .containsExactly("function", "service");
    assertThat(at(tree, FUNCTION).functions()).isEmpty();
  }

  @Test
  void siblings_areCountedNotSpelled() {
    LogicalTree tree =
        logical(
            sys(),
            device("/devices/system/cpu/cpu10", "cpu"),
            device("/devices/system/cpu/cpu2", "cpu"),
            device("/devices/pci0000:00", "pci_root"));
    assertThat(tree.root().children())
        .containsExactly(
            "/devices/pci0000:00", "/devices/system/cpu/cpu2", "/devices/system/cpu/cpu10");
  }

  @Test
  void treeWithoutMachine_getsOne() {
    LogicalTree tree = logical(device("/devices/foo0", "foo"));
    assertThat(tree.root().children()).containsExactly("/devices/foo0");
    assertThat(tree.root().parent()).isEmpty();
    assertThat(tree.devices().all()).hasSize(2);
  }

  @Test
  void absorbedMachine_staysTheRoot() {
    Matcher matcher =
        matcher(
            List.of(type("generic/generic/generic", "", "")),
            absorbed(10, "system", "", "kernel-internal", ""));
    assertThat(LogicalTree.of(tree(sys()), matcher).all()).hasSize(1);
  }

  @Test
  void devicesThatAbsorbEachOther_areAccountedFor() {
    String a = "/devices/a";
    String b = "/devices/b";
    LogicalTree tree =
        logical(
            sys(),
            device(a, "acpi", "hid=A", "physical_node=" + b),
            device(b, "acpi", "hid=B", "physical_node=" + a));
    assertThat(tree.owner(a)).isEqualTo(Optional.of(tree.root()));
    assertThat(tree.accounting().total()).isEqualTo(3);
  }

  @Test
  void devicesBelowEachOther_areChildrenOfTheMachine() {
    // Each stands below the firmware node that describes the other.
    LogicalTree tree =
        logical(
            sys(),
            device("/devices/a", "acpi", "hid=A", "physical_node=/devices/b/y"),
            device("/devices/a/x", "foo"),
            device("/devices/b", "acpi", "hid=B", "physical_node=/devices/a/x"),
            device("/devices/b/y", "foo"));
    assertThat(tree.root().children()).containsExactly("/devices/a/x");
    assertThat(at(tree, "/devices/a/x").children()).containsExactly("/devices/b/y");
    assertThat(tree.all()).hasSize(3);
  }

  @Test
  void accounting_countsEveryEntry() {
    LogicalTree tree =
        logical(
            sys(),
            host(),
            NIC,
            device(FUNCTION + "/virtio0", "virtio"),
            device("/devices/system/memory", "memory"),
            device("/devices/system/memory/memory0", "memory"),
            device("/devices/system/memory/memory1", "memory"),
            device("/devices/foo0", "foo"));
    assertThat(tree.accounting())
        .isEqualTo(
            new Accounting(5, 1, Map.of(AbsorbReason.FUNCTION, 1, AbsorbReason.MEMORY_BLOCK, 2)));
    assertThat(tree.accounting().total()).isEqualTo(8);
    assertThat(tree.owner("/devices/system/memory/memory1"))
        .isEqualTo(tree.get("/devices/system/memory"));
  }
}

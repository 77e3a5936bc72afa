package org.cfgmgr.boot;

import static org.cfgmgr.boot.Hypervisor.AMAZON;
import static org.cfgmgr.boot.Hypervisor.APPLE;
import static org.cfgmgr.boot.Hypervisor.BHYVE;
import static org.cfgmgr.boot.Hypervisor.GOOGLE;
import static org.cfgmgr.boot.Hypervisor.HYPER_V;
import static org.cfgmgr.boot.Hypervisor.KVM;
import static org.cfgmgr.boot.Hypervisor.NONE;
import static org.cfgmgr.boot.Hypervisor.OTHER;
import static org.cfgmgr.boot.Hypervisor.PARALLELS;
import static org.cfgmgr.boot.Hypervisor.QEMU;
import static org.cfgmgr.boot.Hypervisor.VIRTUALBOX;
import static org.cfgmgr.boot.Hypervisor.VMWARE;
import static org.cfgmgr.boot.Hypervisor.XEN;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cfgmgr.scan.Device;
import org.cfgmgr.scan.DeviceTree;
import org.cfgmgr.scan.Fact;
import org.cfgmgr.scan.MachineFiles;
import org.cfgmgr.scan.SysTree;

/**
 * Finds what a machine runs on: what the hypervisor says of itself, what it wrote into SMBIOS (the
 * words are those systemd knows, src/basic/virt.c), its clock, and last the devices that only it
 * has.
 */
final class HypervisorReader {
  private static final List<String> NAMES =
      List.of("product_name", "sys_vendor", "board_vendor", "bios_vendor", "product_version");

  /** What a name starts with, the more telling first. */
  private static final Map<String, Hypervisor> BY_NAME = new LinkedHashMap<>();

  private static final Map<String, Hypervisor> BY_CLOCK =
      Map.of("kvm-clock", KVM, "xen", XEN, "hyperv_clocksource", HYPER_V);

  /** Devices by PCI id or ACPI id. */
  private static final Map<String, Hypervisor> BY_DEVICE =
      Map.of(
          "VMBUS", HYPER_V,
          "MSFT1000", HYPER_V,
          "15ad0405", VMWARE,
          "15ad0740", VMWARE,
          "80eebeef", VIRTUALBOX,
          "80eecafe", VIRTUALBOX,
          "58530001", XEN,
          "QEMU0002", QEMU,
          "12341111", QEMU,
          "ab5e4000", PARALLELS);

  /** The subsystem of what QEMU emulates. */
  private static final String QEMU_SUBSYSTEM = "1af41100";

  /** XENFEAT_dom0: the machine that hosts the others. */
  private static final int XEN_HOST = 1 << 11;

  static {
    BY_NAME.put("Amazon EC2", AMAZON);
    BY_NAME.put("Google", GOOGLE);
    BY_NAME.put("KVM", KVM);
    BY_NAME.put("OpenStack", KVM);
    BY_NAME.put("KubeVirt", KVM);
    BY_NAME.put("VMware", VMWARE);
    BY_NAME.put("VMW", VMWARE);
    BY_NAME.put("innotek GmbH", VIRTUALBOX);
    BY_NAME.put("VirtualBox", VIRTUALBOX);
    BY_NAME.put("Xen", XEN);
    BY_NAME.put("Parallels", PARALLELS);
    BY_NAME.put("BHYVE", BHYVE);
    BY_NAME.put("Hyper-V", HYPER_V);
    BY_NAME.put("Apple Virtualization", APPLE);
    BY_NAME.put("QEMU", QEMU);
  }

  private final SysTree files;
  private final DeviceTree devices;
  private final Processor processor;
  private final Device machine;

  HypervisorReader(SysTree files, DeviceTree devices, Processor processor, Device machine) {
    this.files = files;
    this.devices = devices;
    this.processor = processor;
    this.machine = machine;
  }

  Answer<Hypervisor> read() {
    Optional<Hypervisor> found =
        itself().or(this::named).map(this::underKvm).or(this::clock).or(this::device);
    return Answer.of(found.or(this::rest), "neither SMBIOS, the processor nor a device tells it");
  }

  private Optional<Hypervisor> itself() {
    if (text(MachineFiles.HYPERVISOR_TYPE).equals("xen")) {
      return Optional.of(isXenHost() ? NONE : XEN);
    }
    String compatible = text(MachineFiles.DEVICE_TREE_HYPERVISOR);
    if (compatible.contains("xen")) {
      return Optional.of(XEN);
    }
    return compatible.contains("kvm") ? Optional.of(KVM) : Optional.empty();
  }

  private boolean isXenHost() {
    String features = text(MachineFiles.XEN_FEATURES);
    return features.matches("\\p{XDigit}{1,8}") && (Long.parseLong(features, 16) & XEN_HOST) != 0;
  }

  private Optional<Hypervisor> named() {
    String product = machine.fact("product_name");
    if (machine.fact("sys_vendor").startsWith("Amazon") && product.contains(".metal")) {
      return Optional.of(NONE);
    }
    if (machine.fact("sys_vendor").startsWith("Microsoft")
        && product.replace(" ", "").equals("VirtualMachine")) {
      return Optional.of(HYPER_V);
    }
    return NAMES.stream().flatMap(name -> named(machine.fact(name)).stream()).findFirst();
  }

  /** The modalias of a machine leaves the blanks out of the names. */
  private static Optional<Hypervisor> named(String name) {
    return BY_NAME.keySet().stream()
        .filter(start -> name.startsWith(start) || name.startsWith(start.replace(" ", "")))
        .map(BY_NAME::get)
        .findFirst();
  }

  /** SMBIOS names QEMU with and without KVM; KVM's clock is there only with it. */
  private Hypervisor underKvm(Hypervisor found) {
    return found == QEMU && text(MachineFiles.CLOCKS).contains("kvm-clock") ? KVM : found;
  }

  private Optional<Hypervisor> clock() {
    String clocks = text(MachineFiles.CLOCKS);
    return List.of("kvm-clock", "xen", "hyperv_clocksource").stream()
        .filter(clocks::contains)
        .map(BY_CLOCK::get)
        .findFirst();
  }

  private Optional<Hypervisor> device() {
    return devices.all().stream().flatMap(device -> of(device).stream()).findFirst();
  }

  private static Optional<Hypervisor> of(Device device) {
    if (device.bus().equals("vmbus")) {
      return Optional.of(HYPER_V);
    }
    if (device.fact(Fact.PCI_SUBSYSTEM).equals(QEMU_SUBSYSTEM)) {
      return Optional.of(QEMU);
    }
    return Optional.ofNullable(BY_DEVICE.get(device.fact(Fact.PCI_ID)))
        .or(() -> Optional.ofNullable(BY_DEVICE.get(device.fact("hid"))));
  }

  /** Nothing names one: whether there is one at all. */
  private Optional<Hypervisor> rest() {
    if (processor.isX86()) {
      return Optional.of(processor.showsHypervisor() ? OTHER : NONE);
    }
    boolean named = !machine.fact("sys_vendor").isEmpty() || !machine.fact("model").isEmpty();
    return named ? Optional.of(NONE) : Optional.empty();
  }

  private String text(String file) {
    return files.read(file).orElse("").strip();
  }
}

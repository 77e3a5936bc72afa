package org.cfgmgr.kernel;

import java.util.List;

/**
 * The ids of drivers that distributions like to build in. A built-in driver's PCI, USB, virtio and
 * SCSI ids are in no file of an installed kernel: {@code modules.builtin.modinfo} has only what
 * {@code MODULE_ALIAS} says. The patterns are those that depmod finds in the same drivers as
 * modules, where they are by class or by the bus's own kinds.
 */
final class BuiltInDrivers {
  private static final AliasTable TABLE = new AliasTable();

  static {
    TABLE.add("pci:v*d*sv*sd*bc01sc08i02*", "nvme");
    TABLE.add("pci:v*d*sv*sd*bc01sc06i01*", "ahci");
    TABLE.add("pci:v*d*sv*sd*bc0Csc03i30*", "xhci_pci");
    TABLE.add("pci:v*d*sv*sd*bc0Csc03i20*", "ehci_pci");
    TABLE.add("pci:v*d*sv*sd*bc0Csc03i10*", "ohci_pci");
    TABLE.add("pci:v*d*sv*sd*bc0Csc03i00*", "uhci_hcd");
    TABLE.add("pci:v*d*sv*sd*bc08sc05i*", "sdhci_pci");
    TABLE.add("pci:v00001AF4d*sv*sd*bc*sc*i*", "virtio_pci");
    TABLE.add("pci:v00008086d00007010sv*sd*bc*sc*i*", "ata_piix");
    TABLE.add("pci:v00008086d00007111sv*sd*bc*sc*i*", "ata_piix");
    TABLE.add("pci:v00008086d0000100Esv*sd*bc*sc*i*", "e1000");
    TABLE.add("pci:v00008086d000010D3sv*sd*bc*sc*i*", "e1000e");
    TABLE.add("pci:v000010ECd00008139sv*sd*bc*sc*i*", "8139cp");
    TABLE.add("pci:v000015ADd000007B0sv*sd*bc*sc*i*", "vmxnet3");
    TABLE.add("pci:v000015ADd000007C0sv*sd*bc*sc*i*", "vmw_pvscsi");
    TABLE.add("virtio:d00000001v*", "virtio_net");
    TABLE.add("virtio:d00000002v*", "virtio_blk");
    TABLE.add("virtio:d00000008v*", "virtio_scsi");
    TABLE.add("scsi:t-0x00*", "sd_mod");
    TABLE.add("scsi:t-0x05*", "sr_mod");
    TABLE.add("mmc:block", "mmc_block");
    TABLE.add("usb:v*p*d*dc*dsc*dp*ic08isc06ip50in*", "usb_storage");
    TABLE.add("usb:v*p*d*dc*dsc*dp*ic08isc06ip62in*", "uas");
    TABLE.add("acpi*:LNRO0005:*", "virtio_mmio");
  }

  private BuiltInDrivers() {}

  static List<AliasMatch> lookup(String modalias) {
    return TABLE.lookup(modalias);
  }
}

package org.cfgmgr.boot;

/** What starts a machine, and so which boot loader it takes. */
public enum Firmware {
  EFI("efi"),
  BIOS("bios"),
  /** A device tree without EFI: the board's own loader, or a hypervisor's. */
  DEVICE_TREE("dt");

  private final String word;

  Firmware(String word) {
    this.word = word;
  }

  /** As the name of a platform ends: {@code efi}, {@code bios}, {@code dt}. */
  public String word() {
    return word;
  }
}

package org.cfgmgr.boot;

/** What a virtual machine runs on; its word is the one of systemd-detect-virt. */
public enum Hypervisor {
  /** None: the machine is real, or it is the one that hosts the others. */
  NONE("none"),
  KVM("kvm"),
  /** QEMU without KVM, or with it where the machine does not tell. */
  QEMU("qemu"),
  VMWARE("vmware"),
  HYPER_V("microsoft"),
  XEN("xen"),
  VIRTUALBOX("oracle"),
  PARALLELS("parallels"),
  BHYVE("bhyve"),
  /** Amazon's Nitro, which is KVM with devices of its own. */
  AMAZON("amazon"),
  /** Google's, which is KVM with devices of its own. */
  GOOGLE("google"),
  APPLE("apple"),
  /** There is one that does not tell its name. */
  OTHER("vm-other");

  private final String word;

  Hypervisor(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }

  /** Whether the machine is a guest. */
  public boolean isVirtual() {
    return this != NONE;
  }
}

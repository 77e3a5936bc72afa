package org.cfgmgr.diagnosis;

import java.util.Locale;

/** Why a device does not work. */
public enum Cause {
  /** Its driver is in no installed kernel, but in another flavour or version. */
  OTHER_KERNEL("the driver is in another kernel"),
  /** The driver needs a file that is not there. */
  FIRMWARE("firmware is missing"),
  /** Its driver is built outside the kernel. */
  OUT_OF_TREE("the driver is not part of the kernel"),
  /** What runs on this platform lacks its agent, or the processor its microcode. */
  PLATFORM("software for this platform is missing"),
  /** What it needs is in a component of the archive that the system does not use. */
  COMPONENT("the component of its package is not enabled"),
  /** Secure Boot would refuse the module. */
  SIGNATURE("the module is not signed by a trusted key"),
  /** The device's own method says so. */
  METHOD("its method says so"),
  /** No package known has anything for it. */
  NOWHERE("no package known supports it");

  private final String text;

  Cause(String text) {
    this.text = text;
  }

  /** For people. */
  public String text() {
    return text;
  }

  /** For programs: {@code other_kernel}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}

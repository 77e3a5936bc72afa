package org.cfgmgr.boot;

/** What the kernel keeps even root from (kernel, security/lockdown/Kconfig). */
public enum Lockdown {
  NONE,
  /** Modules without a trusted signature are refused, and so is all that changes the kernel. */
  INTEGRITY,
  /** Neither may the kernel's memory be read. */
  CONFIDENTIALITY
}

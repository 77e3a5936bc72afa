package org.cfgmgr.boot;

/** What the running system was started from; numbered as AIX's bootinfo does. */
public enum BootMedium {
  DISK(1),
  CD(3),
  TAPE(4),
  NETWORK(5);

  private final int number;

  BootMedium(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }
}

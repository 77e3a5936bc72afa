package org.cfgmgr.match;

/**
 * What a predefined device is found by.
 *
 * @param subclass how the device attaches: {@code pci}, {@code usbif}
 * @param key the device's id or class there: {@code 8086100e}, {@code pciclass.0200}
 */
public record TypeKey(String subclass, String key) {
  @Override
  public String toString() {
    return subclass + "/" + key;
  }
}

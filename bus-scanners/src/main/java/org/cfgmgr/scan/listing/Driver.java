package org.cfgmgr.scan.listing;

/** What a listing says of drivers and modules. */
final class Driver {
  private Driver() {}

  /** The module, where a list names one only: of several it is not told whose the driver is. */
  static String module(String modules) {
    String list = modules.strip();
    return list.matches("[\\w-]+") ? list.replace('-', '_') : "";
  }
}

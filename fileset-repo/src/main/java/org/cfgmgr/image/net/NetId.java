package org.cfgmgr.image.net;

/**
 * The names that udev's net_id can give an interface (systemd.net-naming-scheme(7)); "" for one
 * that it cannot.
 */
public record NetId(String onboard, String slot, String path, String mac) {
  /** A name by the word of a NamePolicy. */
  String by(String policy) {
    return switch (policy) {
      case "onboard" -> onboard;
      case "slot" -> slot;
      case "path" -> path;
      case "mac" -> mac;
      default -> "";
    };
  }
}

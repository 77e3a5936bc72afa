package org.cfgmgr.plan;

import java.util.List;
import org.cfgmgr.scan.Device;
import org.cfgmgr.scan.Fact;

/**
 * Devices that nobody uses on most machines that are moved: sound, game ports, watchdogs, functions
 * of a chip set. For these alone no kernel is changed, unless it is asked for.
 */
final class Idle {
  /** Starts of the classes of PCI functions (PCI Code and ID Assignment Specification). */
  private static final List<String> PCI =
      List.of("04", "0703", "0780", "0880", "0904", "0980", "0c05", "1101", "1180", "ff");

  /** Classes of USB interfaces: audio, video, audio and video (USB-IF, Defined Class Codes). */
  private static final List<String> USB = List.of("01", "0e", "10");

  private static final List<String> BUSES = List.of("hdaudio", "soundwire", "gameport", "parport");

  private Idle() {}

  static boolean is(Device device) {
    String code = device.fact(Fact.PCI_CLASS);
    return PCI.stream().anyMatch(code::startsWith)
        || USB.contains(device.fact("bInterfaceClass"))
        || BUSES.contains(device.bus());
  }
}

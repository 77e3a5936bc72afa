package org.cfgmgr.scan.listing;

import java.util.List;
import java.util.regex.Pattern;

/** What {@code hwinfo --short} prints, to say what is to be run in its place. */
final class HwinfoShort implements Format {
  private static final Pattern CLASS =
      Pattern.compile(
          "(?:cpu|keyboard|mouse|joystick|printer|chip card|monitor|graphics card|sound|storage"
              + "|network|network interface|disk|partition|cdrom|floppy|usb controller|bios|bridge"
              + "|hub|memory|unknown|system|firewire controller|camera|bluetooth|fingerprint"
              + "|tape|scanner|modem|tv card|dvb card|dsl adapter|isdn adapter|wlan card"
              + "|framebuffer|hidraw|pppoe):");

  @Override
  public boolean begins(Line line) {
    return CLASS.matcher(line.text().stripTrailing()).matches();
  }

  @Override
  public Told read(List<Line> lines) {
    throw new ListingException(
        "it is the output of hwinfo --short, which leaves out what drivers are found by; run"
            + " hwinfo --all");
  }
}

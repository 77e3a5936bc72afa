package org.cfgmgr.loader;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A GRUB menu made elsewhere. grub-mkconfig asks the system that runs what the root is called: in
 * an image that is unpacked into a directory it finds this machine's disk, and without udev's links
 * it writes the name that the disk has today. Neither starts on another machine.
 */
public final class BootMenu {
  private static final Pattern ROOT =
      Pattern.compile("(?m)^(\\s*linux\\S*\\s+\\S+\\s(?:.*\\s)?root=)(\\S+)");
  private static final Pattern SEARCH =
      Pattern.compile("(?m)^(\\s*search\\s.*--fs-uuid\\s.*?)([0-9A-Fa-f-]{8,36})[ \\t]*$");

  /** What grub-mkconfig_lib makes of a root on a loop device, in an entry and before a theme. */
  private static final Pattern LOOP =
      Pattern.compile("(?m)^[ \\t]*(?:loopback loop\\d .*|set root=\\(loop\\d\\)[ \\t]*)\\n");

  private BootMenu() {}

  /**
   * A menu with the root named as before.
   *
   * @param before the menu that the image came with
   * @param after the one that was made here
   * @return the mended menu; empty when there is nothing to be mended
   */
  public static Optional<String> mended(String before, String after) {
    String onDisk = LOOP.matcher(after).replaceAll("");
    String mended = like(SEARCH, before, like(ROOT, before, onDisk));
    return mended.equals(after) ? Optional.empty() : Optional.of(mended);
  }

  private static String like(Pattern pattern, String before, String after) {
    Matcher old = pattern.matcher(before);
    if (!old.find()) {
      return after;
    }
    String name = Matcher.quoteReplacement(old.group(2));
    return pattern.matcher(after).replaceAll("$1" + name);
  }
}

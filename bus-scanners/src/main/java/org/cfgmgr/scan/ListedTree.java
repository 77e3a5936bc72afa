package org.cfgmgr.scan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.cfgmgr.scan.listing.ListedDevice;
import org.cfgmgr.scan.listing.Listing;
import org.cfgmgr.scan.listing.Listings;

/** A listing as the files that a kernel would show, so that scanners find in it what they know. */
final class ListedTree {
  /** A machine of 100,000 devices lists them in less. */
  private static final int MOST_TEXT = 32 * 1024 * 1024;

  private final MemoryTree tree = new MemoryTree();

  private ListedTree() {}

  /** Whether bytes are the start of text. */
  static boolean isText(byte[] start) {
    for (byte one : start) {
      if (one >= 0 && one < ' ' && one != '\t' && one != '\n' && one != '\r') {
        return false;
      }
    }
    return true;
  }

  /**
   * Reads text that lists devices.
   *
   * @throws org.cfgmgr.scan.listing.ListingException when it is no such text
   */
  static MemoryTree read(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(MOST_TEXT + 1);
    if (bytes.length > MOST_TEXT) {
      throw new IllegalArgumentException(
          "is text of more than " + MOST_TEXT + " bytes, which lists no devices");
    }
    return of(Listings.read(new String(bytes, StandardCharsets.UTF_8)));
  }

  /**
   * Makes the files.
   *
   * @throws IllegalArgumentException when two things stand at one place
   */
  private static MemoryTree of(Listing listing) {
    ListedTree files = new ListedTree();
    files.tree.addDirectory("sys/bus");
    listing.directories().forEach(files.tree::addDirectory);
    listing.devices().forEach(files::add);
    listing.files().forEach(files::addFile);
    return files.tree;
  }

  private void addFile(String path, String text) {
    if (MachineFiles.isKnown(path) && tree.read(path).isEmpty()) {
      tree.addText(path, text);
    }
  }

  private void add(ListedDevice device) {
    String directory = "sys" + device.path() + "/";
    link("sys/bus/" + device.bus() + "/devices/" + device.name(), "sys" + device.path());
    tree.addText(directory + CommonFacts.UEVENT, uevent(device));
    device.attributes().forEach((name, text) -> tree.addText(directory + name, text));
    device.links().forEach((name, target) -> link(directory + name, "sys" + target));
    if (!device.driver().isEmpty()) {
      // sysfs writes '/' as '!'
      String driver = "sys/bus/" + device.bus() + "/drivers/" + device.driver().replace('/', '!');
      link(directory + Fact.DRIVER, driver);
      if (!device.module().isEmpty() && tree.link(driver + "/module").isEmpty()) {
        link(driver + "/module", "sys/module/" + device.module());
      }
    }
  }

  private static String uevent(ListedDevice device) {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, String> variable : device.variables().entrySet()) {
      text.append(variable.getKey()).append('=').append(variable.getValue()).append('\n');
    }
    return text.append("MODALIAS=").append(device.modalias()).toString();
  }

  private void link(String path, String target) {
    tree.addLink(path, SysPath.relative(path, target));
  }
}

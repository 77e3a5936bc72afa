package org.cfgmgr.scan.listing;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the lines of a listing tell, before every device has a place of its own. */
final class Told {
  final List<Entry> entries = new ArrayList<>();
  final SortedMap<String, String> files = new TreeMap<>();
  final SortedSet<String> directories = new TreeSet<>();

  /**
   * A device.
   *
   * @param name the kernel's name, "" when not told
   * @param device its bus and path are "" when not told
   */
  record Entry(Line line, String name, ListedDevice device) {
    String bus() {
      return device.bus();
    }

    Entry on(String bus) {
      return new Entry(line, name, device.at(bus, device.path()));
    }
  }

  void add(Line line, String name, ListedDevice device) {
    entries.add(new Entry(line, name, device));
  }
}

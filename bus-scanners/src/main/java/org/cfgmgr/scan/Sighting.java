package org.cfgmgr.scan;

import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A device while it is scanned: where it stands, what may be read of it, the facts so far. */
final class Sighting {
  private final SysTree tree;
  private final Set<String> attributes;
  private final String path;
  private final TreeMap<String, String> facts = new TreeMap<>();
  private String uevent = "";
  private String address = "";
  private int rank;

  /**
   * Starts with the two facts that need no file.
   *
   * @param attributes the names of the files and links that its scanner may read
   */
  Sighting(SysTree tree, Set<String> attributes, String bus, String path, String kernel) {
    this.tree = tree;
    this.attributes = attributes;
    this.path = path;
    put(Fact.BUS, bus);
    put(Fact.KERNEL, kernel);
  }

  String path() {
    return path;
  }

  String bus() {
    return fact(Fact.BUS);
  }

  String kernel() {
    return fact(Fact.KERNEL);
  }

  /** A fact, "" when it is not known. */
  String fact(String name) {
    return facts.getOrDefault(name, "");
  }

  /** Adds a fact; nothing is added for "". */
  void put(String name, String value) {
    String text = SysText.printable(value);
    if (!text.isEmpty()) {
      facts.put(name, text);
    }
  }

  /** Adds a fact unless there is one. */
  void putIfAbsent(String name, String value) {
    if (!facts.containsKey(name)) {
      put(name, value);
    }
  }

  /** Takes the facts of an earlier scan. */
  void recall(Device before) {
    facts.putAll(before.facts());
  }

  boolean mayRead(String attribute) {
    return attributes.contains(attribute);
  }

  /** The text of an attribute, "" when it is absent or refuses to answer. */
  String read(String attribute) {
    return tree.read(declared(attribute)).orElse("");
  }

  /** The text of an attribute of the device that a link leads to. */
  String readBeyond(String link, String attribute) {
    declared(attribute);
    return link(link).flatMap(target -> tree.read(target + "/" + attribute)).orElse("");
  }

  /** Reads attributes into facts of the same name. */
  void keep(String... names) {
    for (String name : names) {
      put(name, read(name));
    }
  }

  /** Where a link of the device leads, from the root of the tree. */
  Optional<String> link(String name) {
    return tree.link(declared(name));
  }

  /** Puts the path that a link leads to, from the root of sysfs. */
  void keepLink(String name) {
    link(name)
        .filter(target -> target.startsWith("sys/"))
        .ifPresent(t -> put(name, t.substring(3)));
  }

  /** Reads the variables once; {@link #uevent(String)} answers from then on. */
  boolean readUevent() {
    uevent = "\n" + read(CommonFacts.UEVENT);
    return uevent.length() > 1;
  }

  /** A variable of the device's uevent file, "" when there is none. */
  String uevent(String variable) {
    int at = uevent.indexOf("\n" + variable + "=");
    if (at < 0) {
      return "";
    }
    int start = at + variable.length() + 2;
    int end = uevent.indexOf('\n', start);
    return uevent.substring(start, end < 0 ? uevent.length() : end);
  }

  /** Ends the reading of this device and frees what only that needed. */
  void close() {
    uevent = "";
  }

  /** The number among its like below the same parent, from 0. */
  int rank() {
    return rank;
  }

  void rank(int number) {
    rank = number;
  }

  /** The place, as far as it is known; "" until {@link Census#address} has asked. */
  String address() {
    return address;
  }

  void address(String place) {
    address = place;
  }

  Device toDevice() {
    return new Device(path, facts);
  }

  private String declared(String attribute) {
    if (!attributes.contains(attribute)) {
      throw new IllegalStateException(attribute + " is not among the attributes of " + bus());
    }
    return "sys" + path + "/" + attribute;
  }
}

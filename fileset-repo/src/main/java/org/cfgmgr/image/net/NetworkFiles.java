package org.cfgmgr.image.net;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cfgmgr.kernel.Root;

/**
 * The files in which an administrator names interfaces, and how each of them does: Debian's
 * ifupdown and netplan anywhere, systemd-networkd and NetworkManager in certain keys.
 */
public final class NetworkFiles {
  private static final String INTERFACES = "etc/network/interfaces";
  private static final Pattern NETWORKD_KEY =
      Pattern.compile("\\s*(?:Name|MACAddress|PermanentMACAddress)\\s*=.*");
  private static final Pattern KEYFILE_KEY =
      Pattern.compile("\\s*(?:interface-name|mac-address)\\s*=.*");
  private static final int ANY_CASE = Pattern.CASE_INSENSITIVE;
  private static final Pattern ANY = Pattern.compile("\\s*[^#\\s].*");

  private final Root root;
  private final List<String> managers;

  /**
   * Of a system.
   *
   * @param managers that are enabled, as {@link NetworkConfig} names them
   */
  public NetworkFiles(Root root, List<String> managers) {
    this.root = root;
    this.managers = List.copyOf(managers);
  }

  /**
   * The lines that name a card, as they are for another one.
   *
   * @param oldMac "" where none is named; {@code newMac} stands in its place
   * @return the new lines by number, by file
   */
  public SortedMap<String, SortedMap<Integer, String>> renamed(
      String oldName, String newName, String oldMac, String newMac) {
    UnaryOperator<String> change =
        line -> replaced(replaced(line, oldName, newName, 0), oldMac, newMac, ANY_CASE);
    SortedMap<String, SortedMap<Integer, String>> files = new TreeMap<>();
    places()
        .forEach(
            (file, where) -> {
              SortedMap<Integer, String> lines = lines(file, where, change);
              if (!lines.isEmpty()) {
                files.put(file, lines);
              }
            });
    return files;
  }

  /** As a whole name, also where a number of a VLAN or an alias follows. */
  private static String replaced(String line, String old, String now, int flags) {
    if (old.isEmpty() || now.isEmpty()) {
      return line;
    }
    Pattern whole = Pattern.compile("(?<![\\w.:-])" + Pattern.quote(old) + "(?![\\w-])", flags);
    return whole.matcher(line).replaceAll(Matcher.quoteReplacement(now));
  }

  private SortedMap<Integer, String> lines(
      String file, Pattern where, UnaryOperator<String> change) {
    SortedMap<Integer, String> lines = new TreeMap<>();
    int number = 0;
    for (String line : root.read(file).orElse("").split("\n", -1)) {
      number++;
      boolean match = where != NETWORKD_KEY || !inSection(file, number, "Link");
      if (match && where.matcher(line).matches() && !change.apply(line).equals(line)) {
        lines.put(number, change.apply(line));
      }
    }
    return lines;
  }

  /** {@code [Link] MACAddress=} gives an address; it names no card. */
  private boolean inSection(String file, int number, String section) {
    String now = "";
    List<String> lines = List.of(root.read(file).orElse("").split("\n", -1));
    for (String line : lines.subList(0, number)) {
      now = line.strip().matches("\\[.*]") ? line.strip() : now;
    }
    return now.equals("[" + section + "]");
  }

  private Map<String, Pattern> places() {
    Map<String, Pattern> places = new TreeMap<>();
    if (managers.contains("ifupdown")) {
      Interfaces read = Interfaces.read(root);
      places.put(INTERFACES, ANY);
      read.up().forEach(up -> places.put(up.file(), ANY));
      read.all().forEach(stanza -> places.put(stanza.file(), ANY));
    }
    if (managers.contains("netplan")) {
      add(places, "etc/netplan", ".*\\.yaml", ANY);
    }
    if (managers.contains("systemd-networkd")) {
      add(places, "etc/systemd/network", ".*\\.network", NETWORKD_KEY);
      for (String name : root.list("etc/systemd/network")) {
        add(places, "etc/systemd/network/" + name, ".*\\.conf", NETWORKD_KEY);
      }
    }
    if (managers.contains("NetworkManager")) {
      add(places, "etc/NetworkManager/system-connections", ".*", KEYFILE_KEY);
    }
    return places;
  }

  private void add(Map<String, Pattern> places, String directory, String names, Pattern where) {
    root.list(directory).stream()
        .filter(name -> name.matches(names))
        .forEach(name -> places.put(directory + "/" + name, where));
  }
}

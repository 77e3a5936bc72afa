package org.cfgmgr.image.net;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cfgmgr.image.net.SystemdFiles.Found;
import org.cfgmgr.kernel.Root;

/** systemd-networkd: the first .network file that matches an interface is the one that counts. */
final class Networkd implements Manager {
  private static final Set<String> DHCP =
      Set.of("yes", "true", "1", "on", "both", "v4", "ipv4", "v6", "ipv6");
  private static final List<String> MASTERS = List.of("Bridge", "Bond", "VRF");

  private final Root root;

  Networkd(Root root) {
    this.root = root;
  }

  @Override
  public String name() {
    return "systemd-networkd";
  }

  @Override
  public boolean enabled() {
    return Units.enabled(root, "systemd-networkd.service");
  }

  @Override
  public List<Claim> claims() {
    List<Found> files = SystemdFiles.read(root, ".network");
    List<Claim> claims = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      Found file = files.get(i);
      List<Match> before = files.subList(0, i).stream().map(f -> new Match(f.content())).toList();
      Match match = new Match(file.content());
      String how = how(file.content(), files, new HashSet<>());
      claims.add(
          new Claim(
              "/" + file.path(),
              match.text(),
              candidate ->
                  match.network(candidate) && before.stream().noneMatch(b -> b.network(candidate)),
              !how.isEmpty(),
              how.isEmpty() ? "gives no address" : how));
    }
    return claims;
  }

  /** How an interface gets its address; "" when it gets none. */
  private static String how(Ini file, List<Found> files, Set<String> seen) {
    if (file.value("Link", "Unmanaged").matches("yes|true|1|on")) {
      return "";
    }
    if (DHCP.contains(file.value("Network", "DHCP"))) {
      return "DHCP";
    }
    List<String> addresses = new ArrayList<>(file.values("Network", "Address"));
    addresses.addAll(file.values("Address", "Address"));
    if (!addresses.isEmpty()) {
      return "static " + addresses.get(0);
    }
    for (String key : MASTERS) {
      String master = file.value("Network", key);
      if (!master.isEmpty() && seen.add(master)) {
        String above = above(master, files, seen);
        return above.isEmpty() ? "" : above + " on " + master;
      }
    }
    return vlan(file, files, seen);
  }

  private static String vlan(Ini file, List<Found> files, Set<String> seen) {
    for (String vlan : file.words("Network", "VLAN")) {
      String above = seen.add(vlan) ? above(vlan, files, seen) : "";
      if (!above.isEmpty()) {
        return above + " on " + vlan;
      }
    }
    return "";
  }

  private static String above(String master, List<Found> files, Set<String> seen) {
    NetInterface virtual = new NetInterface(master, List.of(), master, "", false, "", "", "ether");
    return files.stream()
        .filter(file -> new Match(file.content()).network(virtual))
        .findFirst()
        .map(file -> how(file.content(), files, seen))
        .orElse("");
  }
}

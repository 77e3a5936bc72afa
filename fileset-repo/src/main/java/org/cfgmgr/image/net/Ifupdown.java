package org.cfgmgr.image.net;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cfgmgr.image.net.Interfaces.Stanza;
import org.cfgmgr.kernel.Fnmatch;
import org.cfgmgr.kernel.Root;

/**
 * Debian's ifupdown: what is {@code auto} or {@code allow-hotplug} is brought up, by the name that
 * stands there and no other. Debian's cloud images have a helper of udev's that brings up whatever
 * appears.
 */
final class Ifupdown implements Manager {
  private static final List<String> CLIENTS =
      List.of("dhclient", "udhcpc", "dhcpcd", "dhcpcd5", "pump");
  private static final List<String> PLACES = List.of("sbin/", "usr/sbin/", "bin/", "usr/bin/");
  private static final String CLOUD_RULES = "udev/rules.d/75-cloud-ifupdown.rules";
  private static final Set<String> SILENT = Set.of("manual", "none", "loopback");

  private final Root root;

  Ifupdown(Root root) {
    this.root = root;
  }

  @Override
  public String name() {
    return "ifupdown";
  }

  @Override
  public boolean enabled() {
    boolean installed = PLACES.stream().anyMatch(place -> has(place + "ifup"));
    boolean starts =
        Units.enabled(root, "networking.service")
            || root.list("etc/rcS.d").stream().anyMatch(name -> name.matches("S\\d\\dnetworking"));
    return installed && starts;
  }

  @Override
  public List<Claim> claims() {
    Interfaces file = Interfaces.read(root);
    List<Claim> claims = new ArrayList<>();
    for (Interfaces.Up up : file.up()) {
      for (Stanza stanza : file.stanzas(up.logical())) {
        claims.add(claim(up.file(), up.pattern(), stanza));
        claims.addAll(ports(stanza));
      }
    }
    if (has("etc/" + CLOUD_RULES) || has("usr/lib/" + CLOUD_RULES) || has("lib/" + CLOUD_RULES)) {
      claims.add(cloud());
    }
    return claims;
  }

  private boolean has(String path) {
    return root.find(path).isPresent();
  }

  private Claim claim(String file, String pattern, Stanza stanza) {
    Optional<String> how = how(stanza);
    return new Claim(
        "/" + file,
        pattern,
        candidate -> Fnmatch.matches(pattern, candidate.name()),
        how.isPresent(),
        how.orElseGet(() -> why(stanza)));
  }

  private Optional<String> how(Stanza stanza) {
    return switch (stanza.method()) {
      case "dhcp" -> Optional.of("DHCP").filter(how -> hasClient());
      case "static" -> Optional.of("static " + stanza.option("address"));
      case "auto" -> Optional.of("IPv6 autoconfiguration");
      default -> Optional.empty();
    };
  }

  private static String why(Stanza stanza) {
    return SILENT.contains(stanza.method())
        ? "gives no address"
        : stanza.method().equals("dhcp")
            ? "DHCP, and no DHCP client is installed"
            : "method " + stanza.method() + " is not known";
  }

  private boolean hasClient() {
    return PLACES.stream()
        .anyMatch(place -> CLIENTS.stream().anyMatch(client -> has(place + client)));
  }

  /** The ports of a bridge or bond, or what carries a VLAN, which get their address through it. */
  private List<Claim> ports(Stanza stanza) {
    Set<String> ports = new HashSet<>();
    for (String option :
        List.of(
            "bridge_ports",
            "bridge-ports",
            "bond-slaves",
            "slaves",
            "vlan-raw-device",
            "vlan_raw_device")) {
      ports.addAll(List.of(stanza.option(option).split("\\s+", -1)));
    }
    int dot = stanza.name().indexOf('.');
    if (dot > 0) {
      ports.add(stanza.name().substring(0, dot));
    }
    ports.removeAll(Set.of("", "none", "all"));
    Optional<String> how = how(stanza);
    return ports.stream()
        .sorted()
        .map(
            port ->
                new Claim(
                    "/" + stanza.file(),
                    port,
                    candidate -> Fnmatch.matches(port, candidate.name()),
                    how.isPresent(),
                    how.orElseGet(() -> why(stanza)) + " on " + stanza.name()))
        .toList();
  }

  private Claim cloud() {
    boolean client = hasClient();
    return new Claim(
        "/etc/" + CLOUD_RULES,
        "en* eth*",
        candidate -> candidate.name().matches("e(?:n|th).*"),
        client,
        client ? "DHCP" : "DHCP, and no DHCP client is installed");
  }
}

package org.cfgmgr.image.net;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.cfgmgr.kernel.Fnmatch;
import org.cfgmgr.kernel.Root;

/**
 * NetworkManager: its keyfiles, and the DHCP it tries by itself on an Ethernet card that none of
 * them fits (NetworkManager.conf(5), {@code no-auto-default}).
 */
final class NetworkManager implements Manager {
  private static final String PROFILES = "etc/NetworkManager/system-connections";
  private static final List<String> SETTINGS =
      List.of(
          "usr/lib/NetworkManager/conf.d",
          "lib/NetworkManager/conf.d",
          "etc/NetworkManager/conf.d");
  private static final Set<String> WIRED = Set.of("ethernet", "802-3-ethernet");
  private static final Set<String> ADDRESSING = Set.of("auto", "manual", "dhcp");

  private final Root root;

  NetworkManager(Root root) {
    this.root = root;
  }

  @Override
  public String name() {
    return "NetworkManager";
  }

  @Override
  public boolean enabled() {
    return Units.enabled(root, "NetworkManager.service");
  }

  @Override
  public List<Claim> claims() {
    List<Claim> claims = new ArrayList<>();
    for (String name : root.list(PROFILES)) {
      Ini profile = Ini.parse(root.read(PROFILES + "/" + name).orElse(""));
      if (WIRED.contains(profile.value("connection", "type"))) {
        claims.add(claim("/" + PROFILES + "/" + name, profile));
      }
    }
    if (autoDefault()) {
      claims.add(automatic());
    }
    return claims;
  }

  private static Claim claim(String file, Ini profile) {
    String name = profile.value("connection", "interface-name");
    String mac = profile.value("ethernet", "mac-address").toLowerCase(Locale.ROOT);
    boolean starts = !profile.value("connection", "autoconnect").equals("false");
    String method = profile.value("ipv4", "method");
    boolean addresses = starts && (ADDRESSING.contains(method) || !master(profile).isEmpty());
    return new Claim(
        file,
        wants(name, mac),
        candidate ->
            (name.isEmpty() || Fnmatch.matches(name, candidate.name()))
                && (mac.isEmpty() || mac.equals(candidate.mac())),
        addresses,
        addresses ? how(method, profile) : "gives no address");
  }

  private static String wants(String name, String mac) {
    String both = name + " " + (mac.isEmpty() ? "" : "mac-address=" + mac);
    return both.isBlank() ? "any" : both.strip();
  }

  private static String how(String method, Ini profile) {
    if (!master(profile).isEmpty()) {
      return "through " + master(profile);
    }
    return method.equals("manual") ? "static " + profile.value("ipv4", "address1") : "DHCP";
  }

  private static String master(Ini profile) {
    String controller = profile.value("connection", "controller");
    return controller.isEmpty() ? profile.value("connection", "master") : controller;
  }

  private boolean autoDefault() {
    StringBuilder text = new StringBuilder();
    for (String directory : SETTINGS) {
      for (String name : root.list(directory)) {
        text.append(root.read(directory + "/" + name).orElse("")).append('\n');
      }
    }
    text.append(root.read("etc/NetworkManager/NetworkManager.conf").orElse(""));
    return Ini.parse(text.toString()).values("main", "no-auto-default").isEmpty();
  }

  /** Interfaces that ifupdown has are left to it. */
  private Claim automatic() {
    List<String> others = Interfaces.read(root).up().stream().map(Interfaces.Up::pattern).toList();
    return new Claim(
        "NetworkManager's own default",
        "any Ethernet card",
        candidate ->
            candidate.type().equals("ether")
                && others.stream().noneMatch(name -> Fnmatch.matches(name, candidate.name())),
        true,
        "DHCP");
  }
}

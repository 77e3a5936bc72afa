package org.cfgmgr.image.net;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cfgmgr.image.CommandLine;
import org.cfgmgr.kernel.Root;

/**
 * What configures the network when a system starts.
 *
 * @param managers that are enabled, for people: {@code ifupdown}, {@code systemd-networkd}
 * @param claims in the order in which they win
 * @param generated whether cloud-init may write other configuration at the first start
 */
public record NetworkConfig(List<String> managers, List<Claim> claims, boolean generated) {
  /** As {@link Claim#how} writes it: an address, with or without the length of its prefix. */
  private static final Pattern STATIC = Pattern.compile("static ([0-9a-fA-F.:]+)(?:[/, ].*)?");

  public NetworkConfig {
    managers = List.copyOf(managers);
    claims = List.copyOf(claims);
  }

  /** Reads all that is enabled. */
  public static NetworkConfig read(Root root, CommandLine commandLine) {
    List<String> managers = new ArrayList<>();
    List<Claim> claims = new ArrayList<>();
    for (Manager manager :
        List.of(
            new Ifupdown(root),
            new Netplan(root),
            new Networkd(root),
            new NetworkManager(root),
            new Dhcpcd(root))) {
      if (manager.enabled()) {
        managers.add(manager.name());
        claims.addAll(manager.claims());
      }
    }
    boolean generated = CloudInit.rendersNetwork(root, commandLine);
    return new NetworkConfig(managers, claims, generated);
  }

  /** The configuration that gives an interface its address. */
  public Optional<Claim> addressing(NetInterface candidate) {
    return claims.stream()
        .filter(claim -> claim.addresses() && claim.fits().matches(candidate))
        .findFirst();
  }

  /**
   * The addresses that are written down, with the file that does: the first of each interface.
   * Those that DHCP gives are not known.
   */
  public Map<String, String> staticAddresses() {
    Map<String, String> found = new LinkedHashMap<>();
    for (Claim claim : claims) {
      Matcher told = STATIC.matcher(claim.how());
      if (claim.addresses() && claim.file().startsWith("/etc/") && told.matches()) {
        found.putIfAbsent(told.group(1), claim.file());
      }
    }
    return found;
  }
}

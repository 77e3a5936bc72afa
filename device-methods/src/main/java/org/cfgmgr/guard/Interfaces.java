package org.cfgmgr.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cfgmgr.guard.Claim.Strength;

/**
 * Network interfaces ({@code /sys/class/net}) that carry traffic or that others are made of: the
 * default route and other routes ({@code /proc/net/route}, {@code /proc/net/ipv6_route}), addresses
 * (IPv4: {@link Addresses}; IPv6: {@code /proc/net/if_inet6}), ports ({@code master}), interfaces
 * on top ({@code upper_*}), promiscuous mode ({@code flags}: IFF_PROMISC).
 *
 * <p>An IPv6 link-local address alone is no use: the kernel gives one to every interface that is
 * up.
 */
final class Interfaces implements Source {
  private static final int PROMISCUOUS = 0x100;
  private static final String LINK_SCOPE = "20";
  private static final String UPPER = "upper_";

  private final KernelFiles files;
  private final List<Route> routes;
  private final Addresses ipv4;

  Interfaces(KernelFiles files, List<Route> routes, Addresses ipv4) {
    this.files = files;
    this.routes = routes;
    this.ipv4 = ipv4;
  }

  @Override
  public Stream<Claim> claims() {
    return files.names("sys/class/net").stream()
        .flatMap(name -> files.device("sys/class/net/" + name).stream())
        .flatMap(path -> claims(path));
  }

  private Stream<Claim> claims(String path) {
    String name = Claim.name(path);
    List<Claim> found = new ArrayList<>();
    List<Route> own =
        routes.stream().filter(route -> route.networkInterface().equals(name)).toList();
    if (own.stream().anyMatch(Route::isDefault)) {
      found.add(Claim.of(Strength.DEFAULT_ROUTE, path, "carries the default route"));
    }
    address(name, own)
        .ifPresent(carried -> found.add(Claim.of(Strength.ADDRESS, path, "carries " + carried)));
    ports(path).forEach(found::add);
    return found.stream();
  }

  /** The first of its addresses or networks. */
  private Optional<String> address(String name, List<Route> own) {
    return Stream.concat(
            Stream.concat(ipv4.of(name).stream(), ipv6(name)).map(text -> "the address " + text),
            own.stream()
                .filter(route -> !route.isDefault())
                .map(route -> "the route to " + route.title()))
        .findFirst();
  }

  private Stream<String> ipv6(String name) {
    return files.lines("proc/net/if_inet6").stream()
        .map(KernelFiles::fields)
        .filter(field -> field.size() == 6 && field.get(5).equals(name))
        .filter(field -> !field.get(3).equals(LINK_SCOPE))
        .map(field -> IpText.ofHex(field.get(0)));
  }

  private Stream<Claim> ports(String path) {
    String directory = "sys" + path;
    Stream<String> master =
        files.device(directory + "/master").stream()
            .map(above -> "is a port of " + Claim.name(above));
    Stream<String> uppers =
        files.names(directory).stream()
            .filter(name -> name.startsWith(UPPER))
            .map(name -> "is under " + name.substring(UPPER.length()));
    Stream<String> captured =
        isPromiscuous(directory)
            ? Stream.of("is promiscuous: its packets are captured")
            : Stream.empty();
    return Stream.of(master, uppers, captured)
        .flatMap(uses -> uses)
        .limit(1)
        .map(use -> Claim.of(Strength.PORT, path, use));
  }

  private boolean isPromiscuous(String directory) {
    return files
        .text(directory + "/flags")
        .filter(flags -> (Integer.decode(flags) & PROMISCUOUS) != 0)
        .isPresent();
  }
}
